import type { CatalogPaper } from '../paper/catalog-paper.ts';
import { phrasesOf } from '../terms/phrases.ts';
import { isGeneral } from '../terms/stop-words.ts';
import { type Comparison, RISING, type Rise, riseOf } from './rising-topics.ts';

export interface RisingTerm extends Rise {
  readonly term: string;
}

const MOST = 20;

/** The words and phrases whose share of papers has risen most, the highest score first; no telling word is in two of them. */
export function risingTerms({ papers, before }: Comparison, most: number = MOST): RisingTerm[] {
  const frequent = frequentKeys(papers);
  const now = countPhrases(papers, (key) => frequent.has(key));
  for (const [key, counted] of now) if (!isName(counted)) now.delete(key);
  const earlier = countPhrases(before, (key) => now.has(key));
  const risen = [...now].flatMap(([key, { paperCount, printed }]) => {
    const rise = riseOf(paperCount, papers.length, earlier.get(key)?.paperCount ?? 0, before.length);
    const words = key.split(' ');
    const telling = words.filter((word) => !isGeneral(word));
    return rise === undefined ? [] : [{ ...rise, key, words, telling, term: mostFrequent(printed) }];
  });
  const phrases = risen.filter(({ words }) => words.length > 1);
  const isPartOfPhrase = ({ key, paperCount }: (typeof risen)[number]) =>
    phrases.some((phrase) => phrase.words.includes(key) && 2 * phrase.paperCount >= paperCount);
  const ranked = risen
    .filter((each) => !isPartOfPhrase(each))
    .sort((a, b) => b.score - a.score || b.words.length - a.words.length || (a.key < b.key ? -1 : 1));
  const chosen: typeof risen = [];
  for (const candidate of ranked) {
    if (chosen.length === most) break;
    if (!chosen.some(({ telling }) => telling.some((word) => candidate.telling.includes(word))))
      chosen.push(candidate);
  }
  return chosen.map(({ key: _, words: __, telling: ___, ...term }) => term);
}

/** The keys of what enough papers have. Most phrases stand in one paper only, and all their counts would fill the memory. */
function frequentKeys(papers: readonly CatalogPaper[]): Set<string> {
  const counts = new Map<string, number>();
  for (const paper of papers)
    for (const { key } of phrasesOf(paper)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Set([...counts].flatMap(([key, count]) => (count < RISING.leastPapers ? [] : key)));
}

interface Counted {
  paperCount: number;
  headings: number;
  whole: number;
  readonly printed: Map<string, number>;
}

function countPhrases(
  papers: readonly CatalogPaper[],
  isWanted: (key: string) => boolean,
): Map<string, Counted> {
  const counts = new Map<string, Counted>();
  for (const paper of papers) {
    for (const { key, printed, isHeading, isWhole } of phrasesOf(paper, isWanted)) {
      const known = counts.get(key) ?? {
        paperCount: 0,
        headings: 0,
        whole: 0,
        printed: new Map<string, number>(),
      };
      counts.set(key, known);
      known.paperCount += 1;
      if (isHeading) known.headings += 1;
      if (isWhole) known.whole += 1;
      known.printed.set(printed, (known.printed.get(printed) ?? 0) + 1);
    }
  }
  return counts;
}

/** Whether papers are about it, and it is not just a part of longer names, as `credit` is of `credit assignment`. */
function isName({ paperCount, headings, whole }: Counted): boolean {
  return headings * RISING.namedIn >= paperCount && whole * RISING.namedIn >= paperCount;
}

/** Of equally frequent ones that in lower case. */
function mostFrequent(printed: ReadonlyMap<string, number>): string {
  return [...printed].sort(([a, m], [b, n]) => n - m || (a < b ? 1 : -1))[0]?.[0] ?? '';
}
