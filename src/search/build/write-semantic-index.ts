import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { TextVectorizer } from '../../vectors/model/word-vectors.ts';
import { COARSE } from '../../vectors/quantization/scalar-quantizer.ts';
import type { SemanticSegment } from '../format/manifest.ts';
import { DIRECTORY_FILE, decodeDirectory } from '../semantic/directory.ts';
import { readShardCodes, readShardPapers, type ShardPapers } from './paper-terms.ts';
import { type SegmentPapers, type SegmentSizes, type TermSource, writeSegment } from './semantic-segment.ts';
import { digestOfFolder } from './shard-builder.ts';
import { linkFolder, type ShardCache } from './shard-cache.ts';

/** The most papers of older months in the segment of the newest month. */
const FRESH_PAPERS = 300;

/** The terms of the shards, and where segments are kept between builds. */
export interface SemanticInputs {
  /** The folders that `writePaperTerms` has written, the newest shard first. */
  readonly folders: readonly string[];
  readonly vectorizer: TextVectorizer;
  readonly cache: ShardCache;
  /** Whatever the bytes of a segment depend on besides the papers: code and word vectors. */
  readonly digest: string;
}

/**
 * Writes the semantic index: one segment with the papers of all older months, and one with those of the newest months, so that
 * the daily update changes few files.
 * @returns the segments, the larger one first; none without papers.
 */
export async function writeSemanticIndex(inputs: SemanticInputs, outDir: string): Promise<SemanticSegment[]> {
  const oldestFirst = inputs.folders.toReversed();
  const shards = await Promise.all(oldestFirst.map(readShardPapers));
  const papers = shards.reduce((sum, { lengths }) => sum + lengths.length, 0);
  const border = borderOf(shards, papers);
  const sources = sourcesOf(oldestFirst, shards);
  const segments: SemanticSegment[] = [];
  let common: ReadonlySet<string> | undefined;
  for (const [from, to] of [
    [0, border],
    [border, papers],
  ] as const) {
    if (from === to) continue;
    const written = await segmentOf(
      { from, to, shards, sources, ...(common !== undefined && { common }) },
      inputs,
    );
    const folder = `semantic.${written.digest}`;
    linkFolder(written.folder, join(outDir, folder));
    segments.push({ folder, papers: to - from });
    common ??= written.common;
  }
  return segments;
}

/** The place at which the segment of the newest months begins; 0 if one segment is enough. */
function borderOf(shards: readonly ShardPapers[], papers: number): number {
  const months = shards.flatMap(({ months }) => months);
  const newest = months.at(-1)?.[0] ?? '';
  let [fresh, older] = [0, 0];
  for (const [month, count] of months.toReversed()) {
    if (month !== newest) older += count;
    if (older > FRESH_PAPERS) break;
    fresh += count;
  }
  return 2 * fresh > papers ? 0 : papers - fresh;
}

function sourcesOf(folders: readonly string[], shards: readonly ShardPapers[]): TermSource[] {
  let first = 0;
  return folders.map((folder, at) => {
    const source = { folder, first };
    first += shards[at]?.lengths.length ?? 0;
    return source;
  });
}

interface SegmentPlan {
  readonly from: number;
  readonly to: number;
  readonly shards: readonly ShardPapers[];
  readonly sources: readonly TermSource[];
  /** The common terms of the larger segment. */
  readonly common?: ReadonlySet<string>;
}

interface WrittenSegment {
  readonly folder: string;
  /** A hash of its files. */
  readonly digest: string;
  readonly common: ReadonlySet<string>;
}

async function segmentOf(plan: SegmentPlan, inputs: SemanticInputs): Promise<WrittenSegment> {
  const { from, to, common } = plan;
  // The papers before the segment tell which vectors of terms are repeated.
  const sources = plan.sources.filter(({ first }) => first < to);
  const hash = createHash('sha256').update(`${inputs.digest} ${from} ${to} ${[...(common ?? [])].join(' ')}`);
  for (const { folder } of sources) hash.update(`\0${basename(dirname(folder))}`);
  const key = `semantic-${hash.digest('hex').slice(0, 32)}`;
  const build = async (draft: string) => {
    const papers = await papersOf(plan, COARSE.codeLength(inputs.vectorizer.dimensions));
    const terms = { sources, vectorizer: inputs.vectorizer, ...(common !== undefined && { common }) };
    writeSegment(papers, terms, common === undefined ? sizesOf(to - from) : freshSizesOf(to - from), draft);
  };
  const folder = (await inputs.cache.find(key)) ?? (await inputs.cache.add(key, build));
  const directory = decodeDirectory(await readFile(join(folder, DIRECTORY_FILE)));
  return { folder, digest: await digestOfFolder(folder), common: new Set(directory.common.keys()) };
}

async function papersOf({ from, to, shards, sources }: SegmentPlan, length: number): Promise<SegmentPapers> {
  const codes = new Uint8Array((to - from) * length);
  const lengths = new Uint16Array(to - from);
  for (const [at, { folder, first }] of sources.entries()) {
    const own = shards[at]?.lengths ?? [];
    const [start, end] = [Math.max(from, first), Math.min(to, first + own.length)];
    if (start >= end) continue;
    const all = await readShardCodes(folder);
    codes.set(all.subarray((start - first) * length, (end - first) * length), (start - from) * length);
    lengths.set(own.slice(start - first, end - first), start - from);
  }
  return { from, to, codes, lengths };
}

/** Clusters grow with the archive: a reader loads the centres of all clusters, and the papers of some. */
function sizesOf(papers: number): SegmentSizes {
  return { cluster: Math.max(48, Math.round(Math.sqrt(papers) / 3)), block: 3072 };
}

/** At most some fifty files: 10 or 11 clusters, 40 blocks, the directory and the places. */
function freshSizesOf(papers: number): SegmentSizes {
  return { cluster: Math.max(48, Math.ceil(papers / 10)), block: 3072, blocks: 40 };
}
