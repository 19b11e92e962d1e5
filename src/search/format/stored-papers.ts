import { hexOfDigest } from './content-digest.ts';
import type { Facet } from './facets.ts';
import type { StoredFields } from './stored-fields.ts';

/**
 * The stored fields of papers, which results show. Two papers share a file. Some thirty papers that follow each other are a block: the
 * files of a block are in a folder that is named after their content, so that a changed paper leaves all other blocks as they are.
 * A digest for each file would make them even more independent, but a reader loads all digests of a shard before the first result.
 * Nothing here may need Node.
 */

/** The folder of the blocks, below the folder of the index. All shards share it. */
export const STORED_FOLDER = 'stored';

/** The file in a shard's folder that lists its blocks. */
export const BLOCKS_FILE = 'stored.json';

/** So many papers share a file: more would be fewer files, but a result would load the fields of papers that nobody sees. */
export const PAPERS_PER_FILE = 2;

/** A result of the search: the fields of a paper, with its facet, so that it can be shown without the facets of its shard. */
export interface StoredPaperFields {
  /** The address of its page, from the site's root. */
  readonly url: string;
  readonly content: string;
  readonly meta: StoredFields;
  readonly facet: Facet;
}

/** A block of a shard, in the order of its papers. */
export interface StoredBlock {
  /** Eight characters of Base64. */
  readonly digest: string;
  readonly papers: number;
}

const DIGEST_LENGTH = 8;
// `#`, the first character after the quotation mark, which JSON would have to escape.
const FIRST_CHARACTER = 35;

/** The folder of a block, below the folder of the index. */
export function blockFolder(digest: string): string {
  return `${STORED_FOLDER}/${hexOfDigest(digest)}`;
}

/** The path of a file of a block. @param number counts its files from 0. */
export function storedFile(digest: string, number: number): string {
  return `${blockFolder(digest)}/${number}.bin`;
}

/**
 * Lists blocks as JSON: their digests one after the other, and a character for the number of papers of each.
 * @example {"digests":"Vq3kX0_aZZ81kd0p","papers":"C9"}
 */
export function encodeBlocks(blocks: readonly StoredBlock[]): string {
  return JSON.stringify({
    digests: blocks.map(({ digest }) => digest).join(''),
    papers: String.fromCharCode(...blocks.map(({ papers }) => FIRST_CHARACTER + papers)),
  });
}

/** Reads a text of {@link encodeBlocks}. @throws {SyntaxError} for any other text. */
export function decodeBlocks(text: string): StoredBlock[] {
  const list: unknown = JSON.parse(text);
  if (typeof list !== 'object' || list === null || !('digests' in list) || !('papers' in list))
    throw new SyntaxError('The text is no list of blocks.');
  const { digests, papers } = list;
  if (typeof digests !== 'string' || typeof papers !== 'string')
    throw new SyntaxError('The list of blocks is damaged.');
  return Array.from({ length: papers.length }, (_, at) => ({
    digest: digests.slice(at * DIGEST_LENGTH, (at + 1) * DIGEST_LENGTH),
    papers: papers.charCodeAt(at) - FIRST_CHARACTER,
  }));
}

/** The paths of all files of some blocks, from the folder of the index. */
export function filesOfBlocks(blocks: readonly StoredBlock[]): string[] {
  return blocks.flatMap(({ digest, papers }) =>
    Array.from({ length: Math.ceil(papers / PAPERS_PER_FILE) }, (_, number) => storedFile(digest, number)),
  );
}

/** Where the fields of a paper are. */
export interface StoredPlace {
  /** The path of the file, from the folder of the index. */
  readonly file: string;
  /** The place of the paper in the file. */
  readonly at: number;
}

/** Where the fields of the paper with a number are; `undefined` if no block has it. */
export function placeOf(blocks: readonly StoredBlock[], number: number): StoredPlace | undefined {
  let rest = number;
  for (const { digest, papers } of blocks) {
    if (rest < papers)
      return {
        file: storedFile(digest, Math.floor(rest / PAPERS_PER_FILE)),
        at: rest % PAPERS_PER_FILE,
      };
    rest -= papers;
  }
  return undefined;
}

/** The fields of a paper in a file: without the names of properties, which would be a tenth of its bytes. */
type StoredRow = readonly [
  url: string,
  content: string,
  meta: StoredFields,
  date: string,
  votes: number,
  topics: readonly string[],
];

/** The papers of a file as JSON, before it is compressed. */
export function storedText(papers: readonly StoredPaperFields[]): string {
  return JSON.stringify(
    papers.map(({ url, content, meta, facet: { date, votes, topics } }): StoredRow => {
      return [url, content, meta, date, votes, topics];
    }),
  );
}

/** Reads the bytes of a file of stored fields. @throws {SyntaxError} if they are damaged. */
export async function readStoredPapers(bytes: Uint8Array<ArrayBuffer>): Promise<StoredPaperFields[]> {
  const text = await unzipped(bytes).catch((error: unknown) => {
    throw new SyntaxError('The stored fields cannot be decompressed.', { cause: error });
  });
  const rows: unknown = JSON.parse(text);
  if (!Array.isArray(rows)) throw new SyntaxError('The file has no stored fields.');
  // The same build wrote the rows.
  return (rows as readonly StoredRow[]).map(([url, content, meta, date, votes, topics]) => ({
    url,
    content,
    meta,
    facet: { date, votes, topics },
  }));
}

async function unzipped(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}
