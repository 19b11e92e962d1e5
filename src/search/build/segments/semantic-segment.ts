import type { TextVectorizer } from '../../../vectors/model/word-vectors.ts';
import { cluster } from '../../../vectors/quantization/k-means.ts';
import { rotate } from '../../../vectors/quantization/rotation.ts';
import { COARSE } from '../../../vectors/quantization/scalar-quantizer.ts';
import { ByteWriter } from '../../semantic/bytes.ts';
import { encodeCluster, encodePlaces } from '../../semantic/cluster-file.ts';
import {
  blockFile,
  clusterFile,
  DIRECTORY_FILE,
  encodeDirectory,
  PLACES_FILE,
} from '../../semantic/directory.ts';
import { impactOf, type TermEntry, writeEntry } from '../../semantic/term-block.ts';
import { type TermVector, termVectorOf } from '../../semantic/term-vector.ts';
import { compareCodeUnits } from '../../spelling/dictionary.ts';
import { distinctPrefix } from '../../spelling/dictionary-files.ts';
import { readShardTerms, type ShardTerm } from '../paper-terms.ts';

/** A shard, and the place of its oldest paper among all papers, the oldest first. */
export interface TermSource {
  /** The folder with the terms of its papers. */
  readonly folder: string;
  readonly first: number;
}

/** The papers of a segment: those at the places from `from` up to, but not including, `to`. */
export interface SegmentPapers {
  readonly from: number;
  readonly to: number;
  /** The codes of their vectors. */
  readonly codes: Uint8Array;
  /** The numbers of their terms. */
  readonly lengths: Uint16Array;
}

/** How finely a segment is divided into files. */
export interface SegmentSizes {
  /** The papers of a cluster. */
  readonly cluster: number;
  /** The bytes of a block. */
  readonly block: number;
  /** The most blocks: they grow if there would be more. Missing: any number of blocks, each written as soon as it is full. */
  readonly blocks?: number;
}

/** A term is frequent if more than one in so many papers has it, and common if more than one in {@link COMMON} has it. */
const FREQUENT = 100;
const COMMON = 10;

/** What the words of a segment's papers are looked up in. */
export interface SegmentTerms {
  /** The oldest shard first. */
  readonly sources: readonly TermSource[];
  readonly vectorizer: TextVectorizer;
  /** Of the segment with all papers before `from`; missing if this is that segment. */
  readonly older?: RepeatedTerms;
}

/** What a segment knows of terms, which the next one does not repeat. */
export interface RepeatedTerms {
  /** Its common terms. */
  readonly common: ReadonlySet<string>;
  /** The terms whose vectors it has, if they have any. */
  readonly known: ReadonlySet<string>;
}

/** Writes a file of a segment. */
export type WriteFile = (name: string, bytes: Uint8Array) => void;

/**
 * Writes a segment of the semantic index. The time grows with the papers; the memory is the codes and a few bytes a
 * paper, because the terms are read one after the other.
 * @returns what the next segment does not repeat.
 */
export function writeSegment(
  papers: SegmentPapers,
  terms: SegmentTerms,
  sizes: SegmentSizes,
  write: WriteFile,
): RepeatedTerms {
  const { dimensions } = terms.vectorizer;
  const clusters = writeClusters(papers, dimensions, sizes.cluster, write);
  const blocks = writeBlocks(papers, terms, { numbers: clusters.numbers, sizes }, write);
  const directory = encodeDirectory({
    dimensions,
    papers: papers.lengths.length,
    starts: blocks.starts,
    frequent: blocks.frequent,
    common: blocks.common,
    sizes: clusters.sizes,
    centres: clusters.centres,
  });
  write(DIRECTORY_FILE, directory);
  return { common: new Set(blocks.common.keys()), known: blocks.known };
}

interface WrittenClusters {
  readonly sizes: Uint32Array;
  readonly centres: Uint8Array;
  /** The number of the paper at each place. */
  readonly numbers: Uint32Array;
}

/** Numbers the papers cluster by cluster, and writes a file for each. */
function writeClusters(
  { codes, lengths }: SegmentPapers,
  dimensions: number,
  size: number,
  write: WriteFile,
): WrittenClusters {
  const { centres, assignment } = cluster(codes, dimensions, size);
  const length = COARSE.codeLength(dimensions);
  const members: number[][] = Array.from(
    { length: centres.length / COARSE.codeLength(dimensions) },
    () => [],
  );
  for (const [place, own] of assignment.entries()) members[own]?.push(place);
  const numbers = new Uint32Array(lengths.length);
  let next = 0;
  for (const [number, places] of members.entries()) {
    const own = new Uint8Array(places.length * length);
    for (const [at, place] of places.entries()) {
      numbers[place] = next;
      next += 1;
      own.set(codes.subarray(place * length, (place + 1) * length), at * length);
    }
    write(clusterFile(number), encodeCluster({ places: Uint32Array.from(places), codes: own }));
  }
  write(PLACES_FILE, encodePlaces(Uint32Array.from(members.flat())));
  return { sizes: Uint32Array.from(members, (own) => own.length), centres, numbers };
}

interface WrittenBlocks {
  readonly starts: readonly string[];
  readonly frequent: ReadonlyMap<string, number>;
  readonly common: ReadonlyMap<string, TermVector | undefined>;
  readonly known: ReadonlySet<string>;
}

function writeBlocks(
  papers: SegmentPapers,
  { sources, vectorizer, older }: SegmentTerms,
  { numbers, sizes }: { readonly numbers: Uint32Array; readonly sizes: SegmentSizes },
  write: WriteFile,
): WrittenBlocks {
  const meanLength = papers.lengths.reduce((sum, length) => sum + length, 0) / papers.lengths.length || 1;
  const frequent = new Map<string, number>();
  const common = new Map<string, TermVector | undefined>();
  const known = new Set<string>();
  const blocks = new BlockFiles(write, sizes);
  for (const { term, papers: places, frequencies } of mergeTerms(sources, papers)) {
    const vector = older?.known.has(term) === true ? undefined : vectorOf(term, places, papers, vectorizer);
    if (places.length >= (vectorizer.has(term) ? 1 : LEAST)) known.add(term);
    if (older === undefined && places.length * FREQUENT > numbers.length) frequent.set(term, places.length);
    if (older?.common.has(term) ?? places.length * COMMON > numbers.length) {
      common.set(term, vector);
      continue;
    }
    const order = [...places.keys()].sort(
      (a, b) => (numbers[places[a] ?? 0] ?? 0) - (numbers[places[b] ?? 0] ?? 0),
    );
    blocks.add({
      term,
      vector,
      papers: Uint32Array.from(order, (at) => numbers[places[at] ?? 0] ?? 0),
      impacts: Uint8Array.from(order, (at) =>
        impactOf(frequencies[at] ?? 0, (papers.lengths[places[at] ?? 0] ?? 0) / meanLength),
      ),
    });
  }
  blocks.close();
  return { starts: blocks.starts, frequent, common, known };
}

interface EncodedEntry {
  readonly term: string;
  readonly bytes: Uint8Array;
}

/** Writes entries into blocks of about the same size. An entry that is as large as a block has a block of its own. */
class BlockFiles {
  readonly starts: string[] = [];
  readonly #writeFile: WriteFile;
  readonly #sizes: SegmentSizes;
  readonly #block = new ByteWriter();
  readonly #entry = new ByteWriter();
  /** All entries, if the number of blocks is limited: their size is known when all entries are. */
  readonly #entries: EncodedEntry[] = [];
  #last = '';

  constructor(write: WriteFile, sizes: SegmentSizes) {
    this.#writeFile = write;
    this.#sizes = sizes;
  }

  add(entry: TermEntry): void {
    this.#entry.clear();
    writeEntry(entry, this.#entry);
    const encoded = { term: entry.term, bytes: this.#entry.take() };
    if (this.#sizes.blocks === undefined) this.#write(encoded, this.#sizes.block);
    else this.#entries.push(encoded);
  }

  close(): void {
    const size = sizeOfBlocks(this.#entries, this.#sizes);
    for (const entry of this.#entries) this.#write(entry, size);
    this.#flush();
  }

  #write({ term, bytes }: EncodedEntry, size: number): void {
    if (this.#block.length > 0 && this.#block.length + bytes.length > size) this.#flush();
    if (this.#block.length === 0)
      this.starts.push(this.starts.length === 0 ? '' : distinctPrefix(this.#last, term));
    this.#block.bytes(bytes);
    this.#last = term;
  }

  #flush(): void {
    if (this.#block.length === 0) return;
    this.#writeFile(blockFile(this.starts.length - 1), this.#block.take());
    this.#block.clear();
  }
}

/** A full block may lack as many bytes as the largest entry has. So blocks are larger by that much than the mean. */
function sizeOfBlocks(entries: readonly EncodedEntry[], { block, blocks = 1 }: SegmentSizes): number {
  const total = entries.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const largest = entries.reduce((most, { bytes }) => Math.max(most, bytes.length), 0);
  return Math.max(block, Math.ceil(total / blocks) + largest);
}

/** The terms of a segment in order, each with all its papers, by their places from `from` on. */
function* mergeTerms(
  sources: readonly TermSource[],
  { from, to }: SegmentPapers,
): Generator<ShardTerm, void, undefined> {
  const readers = sources.map(({ folder, first }) => ({ first, terms: readShardTerms(folder) }));
  const heads = readers.map(({ terms }) => terms.next());
  for (;;) {
    const waiting = heads.flatMap(({ value }) => (value === undefined ? [] : [value.term]));
    const [term, ...others] = waiting;
    if (term === undefined) return;
    const smallest = others.reduce(
      (least, other) => (compareCodeUnits(other, least) < 0 ? other : least),
      term,
    );
    const places: number[] = [];
    const frequencies: number[] = [];
    for (const [at, { first, terms }] of readers.entries()) {
      const own = heads[at]?.value;
      if (own === undefined || own.term !== smallest) continue;
      for (const [index, paper] of own.papers.entries()) {
        const place = first + paper;
        if (place < from || place >= to) continue;
        places.push(place - from);
        frequencies.push(own.frequencies[index] ?? 0);
      }
      heads[at] = terms.next();
    }
    if (places.length > 0)
      yield {
        term: smallest,
        papers: Uint32Array.from(places),
        frequencies: Uint32Array.from(frequencies),
      };
  }
}

/** The fewest papers from which a word without a vector gets one, and the most that are looked at. */
const [LEAST, MOST] = [4, 64];

/**
 * The vector of a term. A word that the model does not have gets the mean direction of the papers that have it, as in Khodak et
 * al., "A La Carte Embedding", 2018.
 */
function vectorOf(
  term: string,
  places: Uint32Array,
  { codes }: SegmentPapers,
  vectorizer: TextVectorizer,
): TermVector | undefined {
  if (vectorizer.has(term)) {
    const vector = vectorizer.weightedVectorOf(term);
    rotate(vector);
    return termVectorOf(vector);
  }
  if (places.length < LEAST) return undefined;
  const sum = new Float32Array(vectorizer.dimensions);
  const step = Math.max(1, places.length / MOST);
  for (let at = 0; at < places.length; at += step) COARSE.add(codes, places[Math.floor(at)] ?? 0, 1, sum);
  const direction = termVectorOf(sum);
  return direction && { ...direction, length: vectorizer.meanLength };
}
