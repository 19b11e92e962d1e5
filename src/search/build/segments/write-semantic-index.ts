import { hash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import type { TextVectorizer } from '../../../vectors/model/word-vectors.ts';
import { COARSE } from '../../../vectors/quantization/scalar-quantizer.ts';
import type { SemanticSegment } from '../../format/manifest.ts';
import type { IndexFile } from '../../pagefind/index-writer.ts';
import { readShardCodes, readShardPapers, type ShardPapers, TERM_FILES } from '../paper-terms.ts';
import { readKept } from '../shard-cache.ts';
import { namedByContent, type SegmentCache, writeCachedSegment } from './segment-cache.ts';
import type { RepeatedTerms, SegmentPapers, SegmentSizes, TermSource } from './semantic/segment-inputs.ts';
import { writeSegment } from './semantic/write-segment.ts';

/** The most papers of older months in the segment of the newest month. */
const FRESH_PAPERS = 300;

/** The terms of the shards, and how segments are made from them. */
export interface SemanticInputs extends SegmentCache {
  /** The folders that `writePaperTerms` has written, the newest shard first. Each is in a folder of the cache. */
  readonly folders: readonly string[];
  /** It is called if there is a segment to make. */
  readonly vectorizer: () => TextVectorizer;
  /** A digest of the word vectors. */
  readonly vectors: string;
}

/**
 * Writes the semantic index: one segment with the papers of all older months, and one with those of the newest months, so that
 * the daily update changes few files.
 * @returns the segments, the larger one first; none without papers.
 */
export async function writeSemanticIndex(inputs: SemanticInputs): Promise<SemanticSegment[]> {
  const oldestFirst = inputs.folders.toReversed();
  const shards = await Promise.all(oldestFirst.map(readShardPapers));
  const papers = shards.reduce((sum, { lengths }) => sum + lengths.length, 0);
  const border = borderOf(shards, papers);
  const sources = sourcesOf(oldestFirst, shards);
  const segments: SemanticSegment[] = [];
  let older: OlderSegment | undefined;
  for (const [from, to] of [
    [0, border],
    [border, papers],
  ] as const) {
    if (from === to) continue;
    const plan = { from, to, shards, sources, ...(older !== undefined && { older }) };
    const written = await writePlanned(plan, inputs);
    segments.push({ folder: written.folder, papers: to - from });
    older ??= written;
  }
  return segments;
}

/**
 * The place at which the segment of the newest months begins; 0 if one segment is enough. A month whose last weeks are in the newest
 * shard, and not its first weeks, is one of them: the order of its papers changes when all are in one shard.
 */
function borderOf(shards: readonly ShardPapers[], papers: number): number {
  const months = shards.flatMap((shard) => shard.months);
  const newest = months.at(-1)?.[0];
  const [former, last] = shards.slice(-2).map((shard) => shard.months);
  const divided = last?.find(([month]) => month === former?.at(-1)?.[0])?.[0];
  const first = divided === undefined ? months.length : months.findIndex(([month]) => month === divided);
  let [fresh, older] = [0, 0];
  for (const [at, [month, count]] of [...months.entries()].reverse()) {
    if (month !== newest) older += count;
    if (older > FRESH_PAPERS && at < first) break;
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
  readonly older?: OlderSegment;
}

/** What the segment of the newest months needs of the other one: lists of terms, one a line; see `RepeatedTerms`. */
interface OlderSegment {
  readonly common: string;
  readonly known: string;
}

interface WrittenSegment extends OlderSegment {
  readonly folder: string;
}

function writePlanned(plan: SegmentPlan, inputs: SemanticInputs): Promise<WrittenSegment> {
  const { from, to, older } = plan;
  const end = ({ first }: TermSource, at: number) => first + (plan.shards[at]?.lengths.length ?? 0);
  const sources = plan.sources.filter((source, at) => source.first < to && end(source, at) > from);
  const parts = [
    ...[inputs.vectors, from, to, older?.common ?? '', hash('sha256', older?.known ?? '')].map(String),
    ...digestsOf(plan),
  ];
  return writeCachedSegment(inputs, 'semantic', parts, async () => {
    for (const { folder } of sources)
      for (const name of TERM_FILES) await readKept(dirname(folder), `${basename(folder)}/${name}`);
    const vectorizer = inputs.vectorizer();
    const papers = await papersOf(plan, COARSE.codeLength(vectorizer.dimensions));
    const terms = { sources, vectorizer, ...(older !== undefined && { older: repeatedTerms(older) }) };
    const sizes = older === undefined ? sizesOf(to - from) : freshSizesOf(to - from);
    const made: IndexFile[] = [];
    const found = writeSegment(papers, terms, sizes, (path, bytes) => made.push({ path, bytes }));
    const { entry: folder, files } = namedByContent('semantic', made);
    const listOf = (own: ReadonlySet<string>) => [...own].join('\n');
    return { entry: { folder, common: listOf(found.common), known: listOf(found.known) }, files };
  });
}

/**
 * Digests of the terms of the papers in a segment, which begins with a month. The names of the shards would change whenever papers move
 * from the newest shard to another.
 */
function digestsOf({ from, to, shards }: SegmentPlan): string[] {
  let first = 0;
  return shards
    .flatMap(({ months }) => months)
    .flatMap(([, count, digest]) => {
      const start = first;
      first += count;
      return from <= start && start < to ? [digest] : [];
    });
}

function repeatedTerms({ common, known }: OlderSegment): RepeatedTerms {
  return { common: new Set(common.split('\n')), known: new Set(known.split('\n')) };
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
