import { lookUp } from '../../tables/lookup.ts';
import { isArxivArchive } from './arxiv-archives.ts';

export { fileNameOf, idFromFileName } from './file-names.ts';

/** An arXiv identifier without its version, and the version if the text has one. */
export interface ArxivId {
  readonly id: string;
  readonly version?: number;
}

// https://info.arxiv.org/help/arxiv_identifier.html; `\d{3,5}` accepts sequence numbers that lost leading
// zeros. Versions are bounded, since a very long number would become infinite.
const ARXIV_NEW = /^(\d{2})(0[1-9]|1[0-2])\.(\d{3,5})(?:v([1-9]\d{0,5}))?$/;
const ARXIV_OLD =
  /^([a-z]{1,12}(?:-[a-z]{1,12})?)(?:\.[a-z-]{2,8})?\/(\d{2}(?:0[1-9]|1[0-2])\d{3})(?:v([1-9]\d{0,5}))?$/i;
// Addresses of arXiv and its mirrors, and of other sites whose pages are named after arXiv identifiers.
const ARXIV_PLACES = [
  String.raw`(?:(?:[a-z]{2,8}\.)?arxiv\.org|xxx\.lanl\.gov)\/(?:abs|pdf|html|format|ps|e-print|src)\/`,
  String.raw`ar5iv(?:\.labs\.arxiv)?\.org\/(?:abs|html|pdf)\/`,
  String.raw`(?:www\.)?alphaxiv\.org\/(?:abs|pdf|overview)\/`,
  String.raw`(?:www\.)?(?:huggingface\.co|hf\.co)\/papers\/`,
  String.raw`(?:www\.)?arxiv-vanity\.com\/papers\/`,
  String.raw`(?:www\.)?scirate\.com\/arxiv\/`,
  String.raw`(?:(?:www\.)?(?:dx\.)?doi\.org\/|doi:\s*)?10\.48550\/`,
];
const ARXIV_ADDRESS = new RegExp(String.raw`^(?:https?:\/\/)?(?:${ARXIV_PLACES.join('|')})`, 'i');
const ARXIV_WORDS =
  /^(?:preprint[\s,:]+)?(?:arxiv(?:\.org)?(?:\s+(?:preprint|e-?prints?))?[\s:,.]*)+(?:abs\/)?/i;
const ARXIV_CLASS =
  /\s*[[(]\s*[a-z-]{2,10}(?:\.[a-z-]{2,8})?(?:[\s,;]+[a-z-]{2,10}(?:\.[a-z-]{2,8})?)*\s*[\])]$/i;

/**
 * Parses an arXiv identifier: bare, as an address, as an arXiv DOI, or as people write it:
 * `arXiv preprint arXiv:2603.01234v2 [cs.CL]`; `undefined` for anything else. Lost zeros of a sequence number
 * are restored (`2406.105`). The subject class of an old identifier is omitted, as arXiv does:
 * `math.GT/0309136` and `math/0309136` are one paper. An old identifier must begin with an arXiv archive, so
 * `jstor/2307164` is not one.
 */
export function parseArxivId(text: string): ArxivId | undefined {
  const bare = text
    .trim()
    .replace(ARXIV_ADDRESS, '')
    .replace(ARXIV_WORDS, '')
    .replace(/[?#].*$/s, '')
    .replace(ARXIV_CLASS, '')
    .replace(/[\s.,;]+$/, '')
    .replace(/(?:\.pdf|\/)$/i, '');
  const match = ARXIV_NEW.exec(bare);
  if (match) {
    const [, year = '', month = '', number = '', version] = match;
    // Five digits since January 2015, four before.
    const digits = Number(year) >= 15 && Number(year) < 91 ? 5 : 4;
    if (number.length > digits) return undefined;
    return withVersion(`${year}${month}.${number.padStart(digits, '0')}`, version);
  }
  const [, archive = '', number = '', version] = ARXIV_OLD.exec(bare) ?? [];
  const name = archive.toLowerCase();
  return isArxivArchive(name) ? withVersion(`${name}/${number}`, version) : undefined;
}

function withVersion(id: string, version: string | undefined): ArxivId {
  return version === undefined ? { id } : { id, version: Number(version) };
}

// Angle brackets occur once, in older DOIs of journals: `10.1002/(SICI)…3:3<139::AID-JOS41>3.0.CO;2-2`.
const DOI = /^10\.\d{4,9}\/[^\s"<>]+(?:<[\w:.-]+>[^\s"<>]*)?$/;

/** In characters, with the address that it may be in. The time for trailing brackets grows with the square of their number. */
const LONGEST_DOI = 2000;

const DOI_PREFIX =
  /^(?:(?:https?:\/\/)?(?:www\.)?(?:(?:dx\.)?doi\.org|doi\.acm\.org|hdl\.handle\.net)\/|(?:info:|urn:)?doi(?:[:/]|\s)\s*)/i;

/**
 * Parses a DOI, bare, after `doi:` or as an address at which it resolves, and returns it in lower case;
 * `undefined` for anything else. TeX's braces and dollars and trailing punctuation are removed.
 */
export function parseDoi(text: string): string | undefined {
  if (text.length > LONGEST_DOI) return undefined;
  const written = text
    .replace(/&lt;|\\textless\b/g, '<')
    .replace(/&gt;|\\textgreater\b/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\\(?:url|doi|path|nolinkurl)\b|[{}\\$\u200B\u2060]/gu, '')
    .trim();
  let bare = written;
  for (let prefix = DOI_PREFIX.exec(bare); prefix !== null; prefix = DOI_PREFIX.exec(bare))
    bare = bare.slice(prefix[0].length);
  // In an address, `?` begins the query.
  bare = bare.replace(/\.org\//i.test(written) ? /[?#].*$/s : /\?(?:nosfx|noredirect)$/i, '');
  const doi = withoutPunctuation(decoded(bare));
  return DOI.test(doi) ? doi.toLowerCase() : undefined;
}

/** In a copied address, `/` may be written `%2F`. */
function decoded(doi: string): string {
  if (!/%[\dA-F]{2}/i.test(doi)) return doi;
  try {
    return decodeURIComponent(doi);
  } catch {
    return doi;
  }
}

const BRACKETS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '>': '<' };

/**
 * Removes trailing punctuation. A closing bracket stays if it has an opening one: `10.1016/S0014-5793(01)`.
 */
function withoutPunctuation(doi: string): string {
  let end = doi.length;
  for (; end > 0; end--) {
    const last = doi.charAt(end - 1);
    const opening = lookUp(BRACKETS, last);
    if (opening === undefined ? !/[.,;:'’”*]/u.test(last) : isClosed(doi.slice(0, end), opening, last)) break;
  }
  return doi.slice(0, end);
}

function isClosed(text: string, opening: string, closing: string): boolean {
  return text.split(opening).length >= text.split(closing).length;
}

// https://aclanthology.org/info/ids/; the lengths are bounded because an identifier becomes a file name.
const ACL_ID = /^(?:[A-Z]\d{2}-\d{4,5}|\d{4}\.[a-z0-9]{1,40}-[a-z0-9]{1,40}\.\d{1,6})$/;
// The Anthology's addresses since 2002, with any of their folders.
const ACL_PLACE =
  /^(?:https?:\/\/)?(?:(?:www\.)?aclanthology\.(?:org|info)|aclanthology\.coli\.uni-saarland\.de|(?:www\.)?aclweb\.org\/anthology(?:-new)?|anthology\.aclweb\.org|acl\.ldc\.upenn\.edu)\/(?:(?:papers|pdf|anthology)\/|[A-Z]\/(?:[A-Z]\d\d\/)?)*(?:[A-Z]\d\d-\d{4,5}\/(?=[a-z]))?/i;

/**
 * Parses an ACL Anthology identifier, bare or as any present or former address of the Anthology; `undefined`
 * for anything else.
 */
export function parseAclId(text: string): string | undefined {
  const written = text.trim();
  const place = ACL_PLACE.exec(written)?.[0] ?? '';
  const bare = written
    .slice(place.length)
    .replace(/[?#].*$/s, '')
    .replace(/\/$/, '')
    .replace(/(?:v[1-9]\d?)?\.(?:pdf|bib|html|xml|endf)$/i, '');
  // Some addresses have the identifier in lower case.
  const id = place !== '' && /^[a-z]\d\d-/.test(bare) ? bare.toUpperCase() : bare;
  return ACL_ID.test(id) ? id : undefined;
}

// Accents. Other marks, such as vowels of Devanagari and voicing of kana, distinguish words and are kept.
const ACCENTS = /[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF]+/gu;

/**
 * A title for comparison, by which records without identifiers are matched: letters and digits, in lower case
 * and without accents.
 */
export function normalizeTitle(title: string): string {
  const folded = title
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
  return folded === '' ? title.normalize('NFC').trim() : folded;
}

/** The syntax of identifiers, which {@link fileNameOf} can turn into a file name and back. */
export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9.-]*(?:\/[A-Za-z0-9][A-Za-z0-9.-]*)?$/;
