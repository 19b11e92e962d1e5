import type { SemanticSegment } from '../../format/manifest.ts';
import { chooseTerms } from '../../semantic/choose-terms.ts';
import type { Directory } from '../../semantic/directory.ts';
import { SegmentRanking } from '../../semantic/segment-ranking.ts';
import type { TermEntry } from '../../semantic/term-block.ts';
import { sumOf, type TermVector } from '../../semantic/term-vector.ts';
import { scoreWords, termWeights } from '../../semantic/word-scores.ts';
import type { IndexFiles } from '../index-files.ts';
import { best, distinct, inOrder, inSegment, type RankedSegment, refined } from './candidates.ts';
import { loadClusters } from './load-clusters.ts';
import { type NearPapers, nearPaper } from './near-papers.ts';
import { SegmentLoader } from './segment-loader.ts';
import { SEMANTIC_LIMITS, type SemanticLimits } from './semantic-limits.ts';

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
