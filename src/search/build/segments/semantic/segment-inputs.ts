import type { TextVectorizer } from '../../../../vectors/model/word-vectors.ts';

/** What a segment of the semantic index is made from, and how its files are written. */

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
