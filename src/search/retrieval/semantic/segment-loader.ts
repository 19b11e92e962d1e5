import type { SemanticSegment } from '../../format/manifest.ts';
import { lastAtMost } from '../../semantic/binary-search.ts';
import { type ClusterPapers, decodeCluster, decodePlaces } from '../../semantic/cluster-file.ts';
import {
  blockFile,
  clusterFile,
  DIRECTORY_FILE,
  type Directory,
  decodeDirectory,
  PLACES_FILE,
} from '../../semantic/directory.ts';
import { readBlock, type TermEntry } from '../../semantic/term-block.ts';
import type { IndexFiles } from '../index-files.ts';

/** Loads the files of a segment of the semantic index, each once. All methods throw if a file cannot be loaded. */
export class SegmentLoader {
  /** The place of its oldest paper among all papers of the site, the oldest first. */
  readonly first: number;
  readonly papers: number;
  readonly #folder: string;
  readonly #files: IndexFiles;
  readonly #loaded = new Map<string, Promise<unknown>>();

  /** @param root the address of the folder of the index, with a slash at its end. */
  constructor(root: string, { folder, papers }: SemanticSegment, first: number, files: IndexFiles) {
    this.first = first;
    this.papers = papers;
    this.#folder = `${root}${folder}/`;
    this.#files = files;
  }

  directory(): Promise<Directory> {
    return this.#load(DIRECTORY_FILE, decodeDirectory);
  }

  /** The entries of some terms. Terms that no paper has are left out. */
  async entries(terms: Iterable<string>): Promise<TermEntry[]> {
    const { starts, dimensions } = await this.directory();
    const entries = await Promise.all(
      [...terms].map(async (term) => {
        const block = lastAtMost(starts, term);
        if (block < 0) return undefined;
        return (await this.#load(blockFile(block), (bytes) => readBlock(bytes, dimensions))).get(term);
      }),
    );
    return entries.filter((entry) => entry !== undefined);
  }

  async cluster(number: number): Promise<ClusterPapers> {
    const { dimensions } = await this.directory();
    return this.#load(clusterFile(number), (bytes) => decodeCluster(bytes, dimensions));
  }

  /** The place of each paper in the segment, by its number. Only filters need it before clusters are loaded. */
  async places(): Promise<Uint32Array> {
    return this.#load(PLACES_FILE, decodePlaces);
  }

  #load<T>(name: string, decode: (bytes: Uint8Array) => T): Promise<T> {
    const known = this.#loaded.get(name);
    // A file is always decoded by the same function.
    if (known !== undefined) return known as Promise<T>;
    const loading = this.#files.fetchBytes(this.#folder + name, decode);
    this.#loaded.set(name, loading);
    loading.catch(() => this.#loaded.delete(name));
    return loading;
  }
}
