import { sharedPrefixLength } from '../spelling/dictionary.ts';

/**
 * What the engine loads before its first answer: how long each page is, and where each word stands. As it writes that for
 * itself, 20,000 papers take 180 kB; it stands here in columns, a tenth of that, and is put into the engine's own form
 * where it is read. Nothing here may need Node.
 */
export interface IndexMetadata {
  /** The version of the engine that made the index. */
  readonly version: string;
  /** How long each page is, from 1 on. A page's id is its number in this list, see {@link pageId}. */
  readonly lengths: readonly number[];
  /** The first and the last word of each part of the index, in the order of words; the file of a part is its number. */
  readonly parts: readonly (readonly [first: string, last: string])[];
  /** The names of what is known of a page. */
  readonly fields: readonly string[];
}

/** The name of the file in a shard's folder. */
export const METADATA_FILE = 'metadata.json';

/** The file in a shard's folder that the engine reads before all others. */
export const ENTRY_FILE = 'pagefind-entry.json';

// Ids are names of files. Without letters behind m they are no words, such as the `aux` and `con` that no file on Windows
// may be called, which pages 14,073 and 16,439 would be in the radix 36.
const ID_RADIX = 23;

/** The id of the page, or of the part, of a number from 0 on. */
export function pageId(number: number): string {
  return number.toString(ID_RADIX);
}

/** The number of the page that {@link pageId} gave an id, `NaN` for another text. */
export function pageNumber(id: string): number {
  return /^[0-9a-m]+$/u.test(id) ? Number.parseInt(id, ID_RADIX) : Number.NaN;
}

interface Columns {
  readonly version: string;
  /** A sign for each page. */
  readonly lengths: string;
  /** A sign for each first and last word: how many letters it shares with the one before. */
  readonly shared: string;
  /** The other letters of each. */
  readonly rest: string;
  readonly fields: readonly string[];
}

// The first that JSON writes as it is.
const FIRST_SIGN = 35;
const BETWEEN = ' ';

/** Metadata as JSON. @throws {RangeError} where a word has a space, which no word of an index has. */
export function encodeMetadata({ version, lengths, parts, fields }: IndexMetadata): string {
  const words = parts.flat();
  const shared = words.map((word, at) => sharedPrefixLength(words[at - 1] ?? '', word));
  const rest = words.map((word, at) => word.slice(shared[at]));
  if (rest.some((letters) => letters.includes(BETWEEN)))
    throw new RangeError('A word of the index has a space.');
  const columns: Columns = {
    version,
    lengths: signsOf(lengths),
    shared: signsOf(shared),
    rest: rest.join(BETWEEN),
    fields,
  };
  return JSON.stringify(columns);
}

/** Reads what {@link encodeMetadata} wrote. @throws {SyntaxError} where the text is something else. */
export function decodeMetadata(text: string): IndexMetadata {
  const columns: unknown = JSON.parse(text);
  if (!isColumns(columns)) throw new SyntaxError('These are no metadata.');
  const shared = numbersOf(columns.shared);
  const words: string[] = [];
  for (const [at, letters] of columns.rest.split(BETWEEN).entries())
    words.push((words.at(-1) ?? '').slice(0, shared[at]) + letters);
  return {
    version: columns.version,
    lengths: numbersOf(columns.lengths),
    parts: Array.from({ length: shared.length / 2 }, (_, at) => [
      words[2 * at] ?? '',
      words[2 * at + 1] ?? '',
    ]),
    fields: columns.fields,
  };
}

function signsOf(numbers: readonly number[]): string {
  return numbers.map((number) => String.fromCharCode(FIRST_SIGN + number)).join('');
}

function numbersOf(signs: string): number[] {
  return Array.from({ length: signs.length }, (_, at) => signs.charCodeAt(at) - FIRST_SIGN);
}

function isColumns(value: unknown): value is Columns {
  if (typeof value !== 'object' || value === null) return false;
  return (
    ['version', 'lengths', 'shared', 'rest'].every((name) => typeof Reflect.get(value, name) === 'string') &&
    Array.isArray(Reflect.get(value, 'fields'))
  );
}
