import { hexOfDigest } from '../format/content-digest.ts';
import { fnv1a } from '../format/text-hash.ts';
import { sharedPrefixLength } from '../spelling/dictionary.ts';

/**
 * The metadata of an index, which is loaded before the first search: the length of each page, and the chunk of each term. In
 * Pagefind's own format 20,000 papers take 180 kB. In the columns here they take a tenth of that. The browser converts them to
 * Pagefind's format. Nothing here may need Node.
 *
 * @example {"version":"1.6.0","lengths":"&)","shared":"#%","rest":"alpha phabet","digests":"k3_Qa0","fields":["also","title"]}
 */
export interface IndexMetadata {
  /** The version of Pagefind that analyzed the texts. */
  readonly version: string;
  /** The length of each page, at least 1. The id of a page is its index in this list, see {@link pageId}. */
  readonly lengths: readonly number[];
  /** The chunks of the index, sorted by their terms. */
  readonly chunks: readonly ListedChunk[];
  /** The names of the fields of a page. */
  readonly fields: readonly string[];
}

/** A chunk of the index. */
export interface ListedChunk {
  /** Its first and its last term. */
  readonly first: string;
  readonly last: string;
  /** Six characters of Base64. With the first term, they name its file. */
  readonly digest: string;
}

/** The folder of the chunks, below the folder of the index. All shards share it. */
export const CHUNKS_FOLDER = 'chunks';

/**
 * The path of a chunk's file, from the folder of the index, without its ending. It has a hash of the first term, so that a digest
 * of few characters suffices: only chunks with the same first term must not have the same one.
 */
export function chunkName({ first, digest }: Pick<ListedChunk, 'first' | 'digest'>): string {
  const hash = fnv1a(first).toString(16).padStart(8, '0');
  return `${CHUNKS_FOLDER}/${hash.slice(0, 2)}/${hash.slice(2)}-${hexOfDigest(digest)}`;
}

/** The path of a chunk's file, from the folder of the index. */
export function chunkFile(chunk: Pick<ListedChunk, 'first' | 'digest'>): string {
  return `${chunkName(chunk)}.pf_index`;
}

/** The name of the file in a shard's folder. */
export const METADATA_FILE = 'metadata.json';

/** The file in a shard's folder that Pagefind reads before all others. */
export const ENTRY_FILE = 'pagefind-entry.json';

// Ids are names of files. In base 36, pages 14,073 and 16,439 would be `aux` and `con`, which are invalid file names on Windows.
// The digits from 0 to m form no such name.
const ID_RADIX = 23;

/** The id of a page, by its number from 0 on. */
export function pageId(number: number): string {
  return number.toString(ID_RADIX);
}

/** The number of the page with an id of {@link pageId}; `NaN` for another text. */
export function pageNumber(id: string): number {
  return /^[0-9a-m]+$/u.test(id) ? Number.parseInt(id, ID_RADIX) : Number.NaN;
}

interface Columns {
  readonly version: string;
  /** A character for each page, see {@link encodeNumbers}. */
  readonly lengths: string;
  /** A character for each first and last term: the number of letters that it shares with the previous term. */
  readonly shared: string;
  /** The other letters of each term, separated by spaces. */
  readonly rest: string;
  /** The digests of the chunks, one after the other. */
  readonly digests: string;
  readonly fields: readonly string[];
}

// `#`, the first character after the quotation mark, which JSON would have to escape.
const FIRST_CHARACTER = 35;
const SEPARATOR = ' ';
/** The characters of a chunk's digest. */
export const CHUNK_DIGEST_LENGTH = 6;

/** Encodes metadata as JSON. @throws {RangeError} if a term has a space. */
export function encodeMetadata({ version, lengths, chunks, fields }: IndexMetadata): string {
  const words = chunks.flatMap(({ first, last }) => [first, last]);
  const shared = words.map((word, at) => sharedPrefixLength(words[at - 1] ?? '', word));
  const rest = words.map((word, at) => word.slice(shared[at]));
  if (rest.some((letters) => letters.includes(SEPARATOR)))
    throw new RangeError('A word of the index has a space.');
  const columns: Columns = {
    version,
    lengths: encodeNumbers(lengths),
    shared: encodeNumbers(shared),
    rest: rest.join(SEPARATOR),
    digests: chunks.map(({ digest }) => digest).join(''),
    fields,
  };
  return JSON.stringify(columns);
}

/** Reads a text of {@link encodeMetadata}. @throws {SyntaxError} for any other text. */
export function decodeMetadata(text: string): IndexMetadata {
  const columns: unknown = JSON.parse(text);
  if (!isColumns(columns)) throw new SyntaxError('The text is not the metadata of an index.');
  const shared = decodeNumbers(columns.shared);
  const words: string[] = [];
  for (const [at, letters] of columns.rest.split(SEPARATOR).entries())
    words.push((words.at(-1) ?? '').slice(0, shared[at]) + letters);
  return {
    version: columns.version,
    lengths: decodeNumbers(columns.lengths),
    chunks: Array.from({ length: shared.length / 2 }, (_, at) => ({
      first: words[2 * at] ?? '',
      last: words[2 * at + 1] ?? '',
      digest: columns.digests.slice(at * CHUNK_DIGEST_LENGTH, (at + 1) * CHUNK_DIGEST_LENGTH),
    })),
    fields: columns.fields,
  };
}

/** Encodes each small number as a character. */
function encodeNumbers(numbers: readonly number[]): string {
  return numbers.map((number) => String.fromCharCode(FIRST_CHARACTER + number)).join('');
}

function decodeNumbers(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at) - FIRST_CHARACTER);
}

function isColumns(value: unknown): value is Columns {
  if (typeof value !== 'object' || value === null) return false;
  return (
    ['version', 'lengths', 'shared', 'rest', 'digests'].every(
      (name) => typeof Reflect.get(value, name) === 'string',
    ) && Array.isArray(Reflect.get(value, 'fields'))
  );
}
