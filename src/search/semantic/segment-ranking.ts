import { COARSE, InnerProducts } from '../../vectors/quantization/scalar-quantizer.ts';
import { lastAtMost } from './binary-search.ts';
import type { ClusterPapers } from './cluster-file.ts';
import type { Directory } from './directory.ts';
import { highest } from './word-scores.ts';

/** A paper that may be near to a request. */
export interface Candidate {
  /** Its number in the segment. */
  readonly paper: number;
  readonly cluster: number;
  /** The score of its words. */
  readonly words: number;
  /** The inner product of its vector and that of the request; of its cluster's centre until the cluster is loaded. */
  readonly meaning: number;
}

/** The papers of one segment, ranked for one request. */
export class SegmentRanking {
  readonly #directory: Directory;
  readonly #words: Float32Array;
  readonly #products: InnerProducts;
  /** The number of the first paper of each cluster, and the number of papers. */
  readonly #starts: Uint32Array;
  readonly #loaded = new Map<number, ClusterPapers>();

  /** @param words the score of the words of each paper. @param vector the vector of the request. */
  constructor(directory: Directory, words: Float32Array, vector: Float32Array) {
    this.#directory = directory;
    this.#words = words;
    this.#products = new InnerProducts(vector, COARSE);
    const { sizes } = directory;
    this.#starts = new Uint32Array(sizes.length + 1);
    for (const [at, size] of sizes.entries()) this.#starts[at + 1] = (this.#starts[at] ?? 0) + size;
  }

  /** The papers with the best words. */
  byWords(limit: number, isAllowed?: (paper: number) => boolean): Candidate[] {
    return highest(this.#words, limit, isAllowed).map((paper) => this.#candidate(paper));
  }

  /** The clusters whose centres are nearest to the request. */
  nearestClusters(limit: number): number[] {
    const { sizes, centres } = this.#directory;
    const similarity = Float32Array.from(sizes, (_, cluster) => this.#products.of(centres, cluster));
    return [...sizes.keys()].sort((a, b) => (similarity[b] ?? 0) - (similarity[a] ?? 0)).slice(0, limit);
  }

  add(cluster: number, papers: ClusterPapers): void {
    this.#loaded.set(cluster, papers);
  }

  /** The same candidate, with its own inner product if its cluster has been added. */
  refined({ paper }: Candidate): Candidate {
    return this.#candidate(paper);
  }

  /** The papers of all clusters that have been added. */
  inLoaded(isAllowed: (paper: number) => boolean = () => true): Candidate[] {
    return [...this.#loaded].flatMap(([cluster, { places }]) => {
      const start = this.#starts[cluster] ?? 0;
      return Array.from(places, (_, at) => start + at)
        .filter(isAllowed)
        .map((paper) => this.#candidate(paper));
    });
  }

  /** The place of a paper in the segment, and its code; `undefined` if its cluster has not been added. */
  located({ paper, cluster }: Candidate): { readonly place: number; readonly code: Uint8Array } | undefined {
    const papers = this.#loaded.get(cluster);
    const at = paper - (this.#starts[cluster] ?? 0);
    const place = papers?.places[at];
    if (papers === undefined || place === undefined) return undefined;
    const length = papers.codes.length / papers.places.length;
    return { place, code: papers.codes.subarray(at * length, (at + 1) * length) };
  }

  #candidate(paper: number): Candidate {
    const cluster = lastAtMost(this.#starts, paper);
    const papers = this.#loaded.get(cluster);
    const meaning =
      papers === undefined
        ? this.#products.of(this.#directory.centres, cluster)
        : this.#products.of(papers.codes, paper - (this.#starts[cluster] ?? 0));
    return { paper, cluster, words: this.#words[paper] ?? 0, meaning };
  }
}
