import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { fileNameOf } from '../../paper/identifiers/file-names.ts';
import { known, readSavedPaper, type SavedPaper, UNKNOWN_TIME } from '../saved-paper.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { DICTIONARY } from './dictionary.ts';

/** The most papers of a link. */
export const MOST_PAPERS = 200;
/** The most characters of the packed text. Longer ones are shortened, see {@link packShelf}. Mail and chats cut longer links. */
const MOST_CHARACTERS = 16_000;
const VERSION = '1';
/** No link that a reader makes unpacks to so many bytes. More is an attack. */
const MOST_BYTES = 4_000_000;
/** Deflate never makes a text smaller than by this factor. */
const MOST_RATIO = 1032;

/** The part of a saved paper that a link has. */
export type LinkedPaper = Pick<SavedPaper, 'id' | 'title' | 'authors' | 'day' | 'path' | 'notes' | 'tags'>;

/**
 * Packs papers for the part of an address after `#shelf=`: the version, then base64url of the deflated columns (RFC 1951), since
 * like values compress best together. If that is too long, papers with pages on the site lose authors and then ends of titles:
 * whoever opens the link gets these from the pages. Notes and tags are never shortened.
 */
export function packShelf(papers: readonly LinkedPaper[]): string {
  let packed = '';
  for (const shorten of SHORTENINGS) {
    packed = pack(papers.map((paper) => (paper.path === '' ? paper : shorten(paper))));
    if (packed.length <= MOST_CHARACTERS) break;
  }
  return packed;
}

const MOST_TITLE = 40;

/** How papers are shortened, from not at all to as far as possible. */
const SHORTENINGS: readonly ((paper: LinkedPaper) => LinkedPaper)[] = [
  (paper) => paper,
  (paper) => ({ ...paper, authors: paper.authors.slice(0, 1) }),
  (paper) => ({ ...paper, authors: [] }),
  (paper) => ({ ...paper, authors: [], title: shortTitle(paper.title) }),
];

function shortTitle(title: string): string {
  return title.length <= MOST_TITLE ? title : `${title.slice(0, MOST_TITLE).replace(/\s+\S*$/u, '')} …`;
}

/**
 * The papers of a link. Returns `damaged` if it is cut off or changed, and `later` if a later version of the site has made it.
 * @param now the time at which they would be saved, in ISO 8601.
 */
export function unpackShelf(packed: string, now: string): SavedPaper[] | 'damaged' | 'later' {
  const version = /^(\d+)\./u.exec(packed)?.[1];
  if (version === undefined) return 'damaged';
  if (Number(version) > Number(VERSION)) return 'later';
  const bytes = fromBase64Url(packed.slice(version.length + 1));
  if (bytes === undefined || bytes.length < 4) return 'damaged';
  try {
    const out = new Uint8Array(Math.min(MOST_BYTES, bytes.length * MOST_RATIO));
    const columns = inflateSync(bytes.subarray(4), { dictionary: DICTIONARY, out });
    if (!sumOf(columns).every((byte, at) => byte === bytes[at])) return 'damaged';
    return papersFrom(strFromU8(columns), now) ?? 'damaged';
  } catch {
    return 'damaged';
  }
}

/** Separators of values, of the items of a value, and of columns. Texts lose them; they have no meaning in texts. */
const [VALUE, ITEM, COLUMN] = ['\n', '\u001F', '\u001E'] as const;
/** Stands for a line feed within notes. */
const LINE = '\u001D';
const SEPARATORS = new RegExp(`[${ITEM}${COLUMN}${LINE}]`, 'gu');

function pack(papers: readonly LinkedPaper[]): string {
  const columns = strToU8(
    columnsOf(papers)
      .map((values) => values.join(VALUE))
      .join(COLUMN),
  );
  const deflated = deflateSync(columns, { level: 9, dictionary: DICTIONARY });
  const bytes = new Uint8Array(4 + deflated.length);
  bytes.set(sumOf(columns));
  bytes.set(deflated, 4);
  return `${VERSION}.${toBase64Url(bytes)}`;
}

function columnsOf(papers: readonly LinkedPaper[]): string[][] {
  const list = (items: readonly string[]) => items.map(clean).join(ITEM);
  return [
    papers.map(({ id }) => clean(id)),
    papers.map(({ day }) => (day ?? '').replaceAll('-', '')),
    // A paper has the page of its id, another one, or none.
    papers.map(({ id, path }) => (path === pageOf(id) ? '' : path === '' ? '-' : clean(path))),
    papers.map(({ tags }) => list(tags)),
    papers.map(({ authors }) => list(authors)),
    papers.map(({ title }) => clean(title)),
    papers.map(({ notes }) => notes.split('\n').map(clean).join(LINE)),
  ];
}

function papersFrom(text: string, now: string): SavedPaper[] | undefined {
  const columns = text.split(COLUMN).map((column) => column.split(VALUE));
  const [ids = [], days, paths, tags, authors, titles, notes] = columns;
  if (columns.length !== 7 || columns.some(({ length }) => length !== ids.length)) return undefined;
  const items = (value: string | undefined) => (value ? value.split(ITEM) : []);
  const papers = ids.map((id, at) => {
    const path = paths?.[at];
    return readSavedPaper({
      id,
      title: titles?.[at],
      authors: items(authors?.[at]),
      path: path === '' ? pageOf(id) : path === '-' ? '' : path,
      tags: items(tags?.[at]),
      notes: notes?.[at]?.replaceAll(LINE, '\n'),
      savedAt: now,
      // Whoever opens the link may have the paper with tags of their own, which stay.
      changedAt: UNKNOWN_TIME,
      ...known({ day: days?.[at]?.replace(/^(\d{4})(\d\d)(\d\d)$/u, '$1-$2-$3') }),
    });
  });
  return papers.every((paper) => paper !== undefined) ? papers : undefined;
}

function pageOf(id: string): string {
  return `papers/${fileNameOf(id)}.html`;
}

function clean(text: string): string {
  return text.replace(/\r\n?|\n/gu, ' ').replace(SEPARATORS, ' ');
}

/** A check sum: a changed character may unpack to another text without an error. Adler-32, https://www.rfc-editor.org/rfc/rfc1950#section-8.2 */
function sumOf(bytes: Uint8Array): number[] {
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return [high >> 8, high & 255, low >> 8, low & 255];
}
