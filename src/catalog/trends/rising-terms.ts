import { type PhraseCount, type PhraseReader, sumCounts } from '../terms/phrase-counts.ts';
import { isGeneral } from '../terms/stop-words.ts';
import type { TermNumber } from '../terms/term-hash.ts';
import { type Comparison, RISING, type Rise, riseOf } from './rising-topics.ts';

export interface RisingTerm extends Rise {
  readonly term: string;
}

const MAX_TERMS = 20;

/** The words and phrases whose share of papers has risen most, highest score first. No two share a distinctive word. */
export function risingTerms(
  comparison: Comparison,
  reader: PhraseReader,
  limit: number = MAX_TERMS,
): RisingTerm[] {
  const { month, editions, before } = comparison;
  return reader.keep(`rising ${month} ${limit}`, [...editions, ...before], () =>
    findRisingTerms(comparison, reader, limit),
  );
}

function findRisingTerms(
  { editions, paperCount: ofPapers, before, paperCountBefore }: Comparison,
  reader: PhraseReader,
  limit: number,
): RisingTerm[] {
  function* countsOf(own: Comparison['editions']) {
    for (const { papers } of own) yield* reader.countsOf(papers);
  }
  const now = [...sumCounts(countsOf(editions))].filter(([, count]) => isEstablishedTerm(count));
  const numbers = Float64Array.from(now, ([number]) => number).sort();
  const earlier = sumCounts(countsOf(before), numbers);
  const rises = new Map(
    now.flatMap(([number, { paperCount }]) => {
      const rise = riseOf(paperCount, ofPapers, earlier.get(number)?.paperCount ?? 0, paperCountBefore);
      return rise === undefined ? [] : [[number, rise] as const];
    }),
  );
  const risen = [...printedForms(editions, reader, rises)].flatMap(([number, { key, printed }]) => {
    const rise = rises.get(number);
    const words = key.split(' ');
    const distinctive = words.filter((word) => !isGeneral(word));
    return rise === undefined ? [] : [{ ...rise, key, words, distinctive, term: mostFrequent(printed) }];
  });
  const phrases = risen.filter(({ words }) => words.length > 1);
  const isPartOfPhrase = ({ key, paperCount }: (typeof risen)[number]) =>
    phrases.some((phrase) => phrase.words.includes(key) && 2 * phrase.paperCount >= paperCount);
  const ranked = risen
    .filter((each) => !isPartOfPhrase(each))
    .sort((a, b) => b.score - a.score || b.words.length - a.words.length || (a.key < b.key ? -1 : 1));
  const chosen: typeof risen = [];
  for (const candidate of ranked) {
    if (chosen.length === limit) break;
    if (!chosen.some(({ distinctive }) => distinctive.some((word) => candidate.distinctive.includes(word))))
      chosen.push(candidate);
  }
  return chosen.map(({ key: _, words: __, distinctive: ___, ...term }) => term);
}

/** The phrases with these numbers: their keys, and how often each spelling is printed. */
function printedForms(
  editions: Comparison['editions'],
  reader: PhraseReader,
  wanted: ReadonlyMap<TermNumber, unknown>,
): Map<TermNumber, { readonly key: string; readonly printed: Map<string, number> }> {
  const forms = new Map<TermNumber, { readonly key: string; readonly printed: Map<string, number> }>();
  for (const paper of editions.flatMap(({ papers }) => papers)) {
    for (const { key, number, printed } of reader.phrasesOf(paper, (each) => wanted.has(each))) {
      const known = forms.get(number) ?? { key, printed: new Map<string, number>() };
      forms.set(number, known);
      known.printed.set(printed, (known.printed.get(printed) ?? 0) + 1);
    }
  }
  return forms;
}

/** Whether enough papers are about the term itself, and not only about a longer one, as `credit` in `credit assignment`. */
function isEstablishedTerm({ paperCount, named, alone }: PhraseCount): boolean {
  return (
    paperCount >= RISING.minPapers &&
    named * RISING.namedIn >= paperCount &&
    alone * RISING.namedIn >= paperCount
  );
}

/** The most frequent spelling; of equally frequent ones the last in code unit order, which prefers lower case. */
function mostFrequent(printed: ReadonlyMap<string, number>): string {
  return [...printed].sort(([a, m], [b, n]) => n - m || (a < b ? 1 : -1))[0]?.[0] ?? '';
}
