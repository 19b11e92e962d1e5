import type { CatalogPaper } from '../paper/catalog-paper.ts';
import { phrasesOf } from '../terms/phrases.ts';
import { isGeneral } from '../terms/stop-words.ts';
import { type Comparison, RISING, type Rise, riseOf } from './rising-topics.ts';

export interface RisingTerm extends Rise {
  readonly term: string;
}

const MAX_TERMS = 20;

/** The words and phrases whose share of papers has risen most, highest score first. No two share a distinctive word. */
export function risingTerms({ papers, before }: Comparison, limit: number = MAX_TERMS): RisingTerm[] {
  const frequent = frequentKeys(papers);
  const now = countPhrases(papers, (key) => frequent.has(key));
  for (const [key, counted] of now) if (!isEstablishedTerm(counted)) now.delete(key);
  const earlier = countPhrases(before, (key) => now.has(key));
  const risen = [...now].flatMap(([key, { paperCount, printed }]) => {
    const rise = riseOf(paperCount, papers.length, earlier.get(key)?.paperCount ?? 0, before.length);
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

/** The keys of phrases that enough papers contain. Counts of all phrases would not fit into memory: most are in one paper only. */
function frequentKeys(papers: readonly CatalogPaper[]): Set<string> {
  const counts = new Map<string, number>();
  for (const paper of papers)
    for (const { key } of phrasesOf(paper)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Set([...counts].flatMap(([key, count]) => (count < RISING.minPapers ? [] : key)));
}

interface PhraseCounts {
  paperCount: number;
  inTitleOrKeywords: number;
  alone: number;
  readonly printed: Map<string, number>;
}

function countPhrases(
  papers: readonly CatalogPaper[],
  isWanted: (key: string) => boolean,
): Map<string, PhraseCounts> {
  const counts = new Map<string, PhraseCounts>();
  for (const paper of papers) {
    for (const { key, printed, isInTitleOrKeywords, standsAlone } of phrasesOf(paper, isWanted)) {
      const known = counts.get(key) ?? {
        paperCount: 0,
        inTitleOrKeywords: 0,
        alone: 0,
        printed: new Map<string, number>(),
      };
      counts.set(key, known);
      known.paperCount += 1;
      if (isInTitleOrKeywords) known.inTitleOrKeywords += 1;
      if (standsAlone) known.alone += 1;
      known.printed.set(printed, (known.printed.get(printed) ?? 0) + 1);
    }
  }
  return counts;
}

/** Whether papers are about the term itself, and not only about a longer one, as `credit` in `credit assignment`. */
function isEstablishedTerm({ paperCount, inTitleOrKeywords, alone }: PhraseCounts): boolean {
  return inTitleOrKeywords * RISING.namedIn >= paperCount && alone * RISING.namedIn >= paperCount;
}

/** The most frequent spelling; of equally frequent ones the last in code unit order, which prefers lower case. */
function mostFrequent(printed: ReadonlyMap<string, number>): string {
  return [...printed].sort(([a, m], [b, n]) => n - m || (a < b ? 1 : -1))[0]?.[0] ?? '';
}
