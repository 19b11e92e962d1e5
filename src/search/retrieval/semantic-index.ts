import { COARSE, FINE } from '../../vectors/quantization/scalar-quantizer.ts';
import { combineScores } from '../../vectors/ranking/combine-scores.ts';
import type { SemanticSegment } from '../format/manifest.ts';
import { lastAtMost } from '../semantic/binary-search.ts';
import { chooseTerms } from '../semantic/choose-terms.ts';
import type { Directory } from '../semantic/directory.ts';
import { type Candidate, SegmentRanking } from '../semantic/segment-ranking.ts';
import type { TermEntry } from '../semantic/term-block.ts';
import { sumOf, type TermVector } from '../semantic/term-vector.ts';
import { scoreWords, termWeights } from '../semantic/word-scores.ts';
import type { IndexFiles } from './index-files.ts';
import { SegmentLoader } from './semantic-segment.ts';

/** A paper near to a request. */
export interface NearPaper {
  /** Its place among all papers of the site, the oldest first. */
  readonly place: number;
  /** How near it is; comparable within one search only. */
  readonly score: number;
  /** The terms of the request that it has, without those that say little, the most telling first. */
  readonly shared: readonly string[];
  /** The terms of the request that are nearest to its vector, the nearest first. */
  readonly close: readonly string[];
}

/** What was found for a request. */
export interface NearPapers<Paper extends NearPaper = NearPaper> {
  /** The nearest first. */
  readonly papers: readonly Paper[];
  /** The terms of the request that the archive or the word vectors have. */
  readonly known: readonly string[];
}

/** How many papers are compared, and how many clusters are loaded. Measured with `npm run eval:search`. */
export interface SemanticLimits {
  /** The most papers with the best words whose vectors are compared. */
  readonly candidates: number;
  /** The most clusters that are loaded because candidates are in them. */
  readonly clusters: number;
  /** The clusters nearest to the request, which are always loaded. */
  readonly probes: number;
  /** The most papers of these that are found by their vectors alone. */
  readonly byMeaning: number;
  /** The most papers that are returned. */
  readonly results: number;
}

export const SEMANTIC_LIMITS: SemanticLimits = {
  candidates: 200,
  clusters: 12,
  probes: 6,
  byMeaning: 100,
  results: 50,
};

/** Whether a paper may be returned, by its place. */
export type IsAllowed = (place: number) => boolean;

/** Finds the papers that are nearest to a request, by its words and by their vectors. */
export class SemanticIndex {
  readonly #segments: readonly SegmentLoader[];

  /** @param root the address of the folder of the index, with a slash at its end. */
  constructor(root: string, segments: readonly SemanticSegment[], files: IndexFiles) {
    let first = 0;
    this.#segments = segments.map((segment) => {
      const loader = new SegmentLoader(root, segment, first, files);
      first += segment.papers;
      return loader;
    });
  }

  /**
   * The papers nearest to a request.
   * @param terms the terms of the request, see `termsIn`.
   * @throws if a file cannot be loaded.
   */
  async nearest(
    terms: readonly string[],
    isAllowed?: IsAllowed,
    limits: SemanticLimits = SEMANTIC_LIMITS,
  ): Promise<NearPapers> {
    const request = await this.#load(terms);
    const vector = sumOf(request.vectors.values(), request.dimensions);
    const papers = this.#segments.reduce((sum, segment) => sum + segment.papers, 0);
    const weights = termWeights(
      request.segments.map(({ entries }) => entries),
      request.vectors,
      papers,
    );
    // The newest segment first: of papers that are equally near, the newer ones come first.
    const ranked = await Promise.all(
      request.segments.toReversed().map(async ({ loader, directory, entries }): Promise<RankedSegment> => {
        const words = scoreWords(entries, weights, directory.papers);
        const allows = isAllowed && (await allowedNumbers(loader, isAllowed));
        return { loader, entries, allows, ranking: new SegmentRanking(directory, words, vector) };
      }),
    );
    const byWords = best(
      ranked.flatMap((segment) =>
        inSegment(segment, segment.ranking.byWords(limits.candidates, segment.allows)),
      ),
      limits.candidates,
      ({ words }) => words,
    );
    await loadClusters(ranked, byWords, limits);
    const byMeaning = best(
      ranked.flatMap((segment) => inSegment(segment, segment.ranking.inLoaded(segment.allows))),
      limits.byMeaning,
      ({ meaning }) => meaning,
    );
    const candidates = distinct([...byWords.map(refined), ...byMeaning]);
    const found = inOrder(candidates).slice(0, limits.results);
    return {
      papers: found.flatMap((each) => nearPaper(each, request.vectors, weights)),
      known: request.known,
    };
  }

  /** Loads the entries and vectors of the terms. */
  async #load(terms: readonly string[]): Promise<LoadedRequest> {
    const directories = await Promise.all(this.#segments.map((segment) => segment.directory()));
    const { searched, common } = chooseTerms(terms, directories);
    const segments = await Promise.all(
      this.#segments.map(async (loader, at): Promise<LoadedSegment | undefined> => {
        const directory = directories[at];
        return directory && { loader, directory, entries: await loader.entries(searched) };
      }),
    );
    const loaded = segments.filter((segment) => segment !== undefined);
    const vectors = new Map<string, TermVector>();
    for (const { directory, entries } of loaded) {
      for (const term of common) keepFirst(vectors, term, directory.common.get(term));
      for (const { term, vector } of entries) keepFirst(vectors, term, vector);
    }
    const found = new Set(loaded.flatMap(({ entries }) => entries.map(({ term }) => term)));
    return {
      dimensions: directories[0]?.dimensions ?? 0,
      segments: loaded,
      vectors,
      known: [...searched.filter((term) => found.has(term)), ...common],
    };
  }
}

interface LoadedSegment {
  readonly loader: SegmentLoader;
  readonly directory: Directory;
  readonly entries: readonly TermEntry[];
}

interface LoadedRequest {
  readonly dimensions: number;
  readonly segments: readonly LoadedSegment[];
  readonly vectors: ReadonlyMap<string, TermVector>;
  readonly known: readonly string[];
}

interface RankedSegment {
  readonly loader: SegmentLoader;
  readonly entries: readonly TermEntry[];
  readonly allows: ((paper: number) => boolean) | undefined;
  readonly ranking: SegmentRanking;
}

interface RankedCandidate extends Candidate {
  readonly segment: RankedSegment;
}

/** The vector of the largest segment counts: that of a word which the model does not have differs from segment to segment. */
function keepFirst(vectors: Map<string, TermVector>, term: string, vector: TermVector | undefined): void {
  if (vector !== undefined && !vectors.has(term)) vectors.set(term, vector);
}

async function allowedNumbers(
  loader: SegmentLoader,
  isAllowed: IsAllowed,
): Promise<(paper: number) => boolean> {
  const places = await loader.places();
  return (paper) => isAllowed(loader.first + (places[paper] ?? 0));
}

function inSegment(segment: RankedSegment, candidates: readonly Candidate[]): RankedCandidate[] {
  return candidates.map((candidate) => ({ ...candidate, segment }));
}

function refined({ segment, ...candidate }: RankedCandidate): RankedCandidate {
  return { ...segment.ranking.refined(candidate), segment };
}

function best(
  candidates: readonly RankedCandidate[],
  limit: number,
  score: (candidate: RankedCandidate) => number,
): RankedCandidate[] {
  return candidates.toSorted((a, b) => score(b) - score(a)).slice(0, limit);
}

/** Candidates by the sum of both scores, the best first. */
function inOrder(candidates: readonly RankedCandidate[]): (RankedCandidate & { readonly score: number })[] {
  const scores = combineScores(
    candidates.map(({ words }) => words),
    candidates.map(({ meaning }) => meaning),
  );
  return candidates
    .map((candidate, at) => ({ ...candidate, score: scores[at] ?? 0 }))
    .sort((a, b) => b.score - a.score);
}

/** Loads the clusters nearest to the request, and those of the candidates that are best as far as is known yet. */
async function loadClusters(
  ranked: readonly RankedSegment[],
  candidates: readonly RankedCandidate[],
  { clusters, probes }: SemanticLimits,
): Promise<void> {
  const wanted = new Map<RankedSegment, Set<number>>(
    ranked.map((segment) => [segment, new Set(segment.ranking.nearestClusters(probes))]),
  );
  let left = clusters;
  for (const { segment, cluster } of inOrder(candidates)) {
    const own = wanted.get(segment);
    if (own === undefined || own.has(cluster)) continue;
    if (left === 0) break;
    own.add(cluster);
    left -= 1;
  }
  await Promise.all(
    [...wanted].flatMap(([{ loader, ranking }, numbers]) =>
      [...numbers].map(async (number) => ranking.add(number, await loader.cluster(number))),
    ),
  );
}

function distinct(candidates: readonly RankedCandidate[]): RankedCandidate[] {
  const known = new Map<RankedSegment, Set<number>>();
  return candidates.filter(({ segment, paper }) => {
    const papers = known.get(segment) ?? new Set();
    known.set(segment, papers);
    if (papers.has(paper)) return false;
    papers.add(paper);
    return true;
  });
}

/** The most terms that are named as close to a paper. */
const CLOSE_TERMS = 3;
/** A term says little if its weight is less than this share of the highest. */
const LITTLE = 0.4;

function nearPaper(
  candidate: RankedCandidate & { readonly score: number },
  vectors: ReadonlyMap<string, TermVector>,
  weights: ReadonlyMap<string, number>,
): NearPaper[] {
  const { segment, paper, score } = candidate;
  const located = segment.ranking.located(candidate);
  if (located === undefined) return [];
  const weightOf = (term: string) => weights.get(term) ?? 0;
  const least = LITTLE * Math.max(...weights.values());
  const shared = segment.entries
    .filter(({ term, papers }) => weightOf(term) >= least && papers[lastAtMost(papers, paper)] === paper)
    .map(({ term }) => term)
    .sort((a, b) => weightOf(b) - weightOf(a));
  const close = closest(located.code, vectors).slice(0, CLOSE_TERMS);
  return [{ place: segment.loader.first + located.place, score, shared, close }];
}

/** The terms whose vectors have a high inner product with a paper's, the highest first. */
function closest(code: Uint8Array, vectors: ReadonlyMap<string, TermVector>): string[] {
  const dimensions = COARSE.perByte * code.length;
  const paper = new Float32Array(dimensions);
  COARSE.add(code, 0, 1, paper);
  const scored = [...vectors].map(([term, { code: own, length }]) => {
    const vector = new Float32Array(dimensions);
    FINE.add(own, 0, length, vector);
    return { term, score: vector.reduce((sum, component, at) => sum + component * (paper[at] ?? 0), 0) };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ term }) => term);
}
