import type { TermNumber } from '../terms/term-hash.ts';
import { type DayTerms, entryOf, forEachPostingList, paperOfEntry, weightOfEntry } from './day-terms.ts';
import { inverseDocumentFrequency } from './inverse-document-frequency.ts';
import { type PaperTerms, termTexts } from './term-weights.ts';

/** A paper that shares terms with the query paper. */
export interface Match {
  /** Its number, counted from 0 in the order in which papers were added. */
  readonly document: number;
  /** From 0 to 1; 1 is a paper with the same content. */
  readonly similarity: number;
}

/** The papers that are similar to another one, and what a further paper needs to be among them: see `percolator.ts`. */
export interface Matches {
  readonly matches: readonly Match[];
  readonly bounds: MatchBounds;
}

/** What a paper needs to be among the matches of a query, as long as the idf of all terms of the query stays the same. */
export interface MatchBounds {
  /** The score of a paper with the same content; 0 if no term of the query is used. */
  readonly maxScore: number;
  /** The least factor of the terms that the query uses; a factor is a term's idf times its weight in the query. */
  readonly leastFactor: number;
  /** The least similarity of a match. */
  readonly leastSimilarity: number;
}

/** A query uses only this many terms of a paper, those with the highest tf-idf. */
const MAX_QUERY_TERMS = 32;
/** The share of its best term that is subtracted from a score: one rare word in common is often chance, several are not. */
const BEST_TERM_DISCOUNT = 0.6;
/** Papers that are less similar are not returned. */
const MIN_SIMILARITY = 0.1;

/** The papers that contain a term, oldest first, as entries of {@link DayTerms}. */
interface PostingList {
  readonly entries: number[];
  /** The position of the first entry inside the window. Entries before it belong to removed papers. */
  start: number;
}

/**
 * An inverted index over a window of papers. Adding a paper takes time proportional to its terms. A query reads the posting
 * lists of its 32 best terms, none longer than 1,000 papers, so the time for all papers grows linearly with their number.
 */
export class InvertedIndex {
  readonly #lists = new Map<TermNumber, PostingList>();
  readonly #wanted: ReadonlySet<TermNumber> | undefined;
  /** The score of each paper in the current query; all 0 between queries. */
  readonly #scores: number[] = [];
  /** The contribution of each paper's best term to its score. */
  readonly #bestContributions: number[] = [];
  #windowStart = 0;

  /** @param wanted the terms of all papers that will be queried, if they are known. Others are then left out of the index. */
  constructor(wanted?: ReadonlySet<TermNumber>) {
    this.#wanted = wanted;
  }

  /** Adds the papers of a day. */
  add(day: DayTerms): void {
    const first = this.#scores.length;
    for (let paper = 0; paper < day.versions.length; paper += 1) {
      this.#scores.push(0);
      this.#bestContributions.push(0);
    }
    forEachPostingList(day, this.#wanted, (term, entries) => this.#addList(term, entries, first));
  }

  #addList(term: TermNumber, entries: Uint32Array, first: number): void {
    let list = this.#lists.get(term);
    if (list === undefined) {
      list = { entries: [], start: 0 };
      this.#lists.set(term, list);
    }
    const offset = entryOf(first, 0);
    for (const entry of entries) list.entries.push(entry + offset);
  }

  /** Moves the start of the window. Papers with smaller numbers are no longer found. */
  startFrom(document: number): void {
    this.#windowStart = document;
  }

  /** The number of papers that were added, with those that were removed. */
  get size(): number {
    return this.#scores.length;
  }

  /** The number of papers in the window. */
  get papers(): number {
    return this.size - this.#windowStart;
  }

  /**
   * The inverse document frequency of a term; 0 if fewer than two papers of the window contain it, or too many do.
   * @param further as if so many further papers of the window contained it.
   */
  idf(term: TermNumber, further = 0): number {
    return inverseDocumentFrequency(this.papers, this.#documentFrequency(term) + further);
  }

  /** At most `limit` papers similar to the paper `own`, which has been added with these terms, most similar first. */
  matches(own: number, terms: PaperTerms, limit: number): Matches {
    const found: number[] = [];
    const best = this.#bestTerms(terms);
    let maxScore = 0;
    for (const { term, factor, weight } of best) {
      maxScore += factor * weight;
      this.#score(term, factor, found);
    }
    const similarityOf = (document: number) =>
      similarityOfScore(this.#scores[document] ?? 0, this.#bestContributions[document] ?? 0, maxScore);
    const matches = topMatches(found, own, similarityOf, limit);
    for (const document of found) this.#scores[document] = 0;
    const bounds = {
      maxScore,
      leastFactor: best.length < MAX_QUERY_TERMS ? 0 : (best.at(-1)?.factor ?? 0),
      leastSimilarity:
        matches.length < limit ? MIN_SIMILARITY : (matches.at(-1)?.similarity ?? MIN_SIMILARITY),
    };
    return { matches, bounds };
  }

  /** The number of papers in the window that contain a term. */
  #documentFrequency(term: TermNumber): number {
    const list = this.#lists.get(term);
    if (list === undefined) return 0;
    const first = entryOf(this.#windowStart, 0);
    while ((list.entries[list.start] ?? first) < first) list.start += 1;
    return list.entries.length - list.start;
  }

  #bestTerms(paper: PaperTerms) {
    const textOf = termTexts(paper);
    return [...paper.weights]
      .map(([term, weight]) => ({ term, factor: this.idf(term) * weight, weight }))
      .filter(({ factor }) => factor > 0)
      .sort((a, b) => b.factor - a.factor || (textOf(a.term) < textOf(b.term) ? -1 : 1))
      .slice(0, MAX_QUERY_TERMS);
  }

  /** Adds the contribution of a term to every paper that contains it; papers that had no score yet go to `found`. */
  #score(term: TermNumber, factor: number, found: number[]): void {
    const { entries, start } = this.#lists.get(term) ?? { entries: [], start: 0 };
    for (let at = start; at < entries.length; at += 1) {
      const entry = entries[at] ?? 0;
      const document = paperOfEntry(entry);
      const before = this.#scores[document] ?? 0;
      const contribution = factor * weightOfEntry(entry);
      if (before === 0) found.push(document);
      this.#scores[document] = before + contribution;
      if (before === 0 || contribution > (this.#bestContributions[document] ?? 0))
        this.#bestContributions[document] = contribution;
    }
  }
}

/**
 * How similar a paper is to a query, from 0 to 1.
 * @param best the largest contribution of a term to the score.
 */
export function similarityOfScore(score: number, best: number, maxScore: number): number {
  return Math.min(1, (score - BEST_TERM_DISCOUNT * best) / maxScore);
}

function topMatches(
  found: readonly number[],
  own: number,
  similarityOf: (document: number) => number,
  limit: number,
): Match[] {
  const best: Match[] = [];
  let minimum = MIN_SIMILARITY;
  for (const document of found) {
    const similarity = similarityOf(document);
    if (document === own || similarity < minimum) continue;
    best.splice(placeOf(best, similarity, document), 0, { document, similarity });
    if (best.length > limit) best.pop();
    if (best.length === limit) minimum = best.at(-1)?.similarity ?? minimum;
  }
  return best;
}

/** Where a paper belongs among matches, the most similar first, older ones before newer ones. */
function placeOf(matches: readonly Match[], similarity: number, document: number): number {
  let place = matches.length;
  for (; place > 0; place -= 1) {
    const before = matches[place - 1];
    if (before === undefined || before.similarity > similarity) break;
    if (before.similarity === similarity && before.document < document) break;
  }
  return place;
}
