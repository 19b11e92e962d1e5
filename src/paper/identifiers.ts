import { isReservedName } from './file-names.ts';

/** An arXiv identifier without its version, and the version where the text named one. */
export interface ArxivId {
  readonly id: string;
  readonly version?: number;
}

// https://info.arxiv.org/help/arxiv_identifier.html; `\d{3,5}` admits sequence numbers that lost leading zeros. No
// paper has a million versions, no archive a long name: without bounds one would be infinite, the other no file's name.
const ARXIV_NEW = /^(\d{2})(0[1-9]|1[0-2])\.(\d{3,5})(?:v([1-9]\d{0,5}))?$/;
const ARXIV_OLD =
  /^([a-z]{1,12}(?:-[a-z]{1,12})?)(?:\.[A-Za-z-]{2,8})?\/(\d{2}(?:0[1-9]|1[0-2])\d{3})(?:v([1-9]\d{0,5}))?$/;
const ARXIV_PREFIX = /^(?:arxiv:|https?:\/\/(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\/)/i;

/**
 * The arXiv identifier written in `text`, bare, with the prefix `arXiv:`, or as an arXiv address; `undefined` for
 * anything else. A sequence number that lost its zeros on the way (`2406.105`) gets them back; the subject class of an
 * old one is left out, as arXiv does: `math.GT/0309136` and `math/0309136` are one paper.
 */
export function parseArxivId(text: string): ArxivId | undefined {
  const bare = text
    .trim()
    .replace(ARXIV_PREFIX, '')
    .replace(/[?#].*$/s, '')
    .replace(/(?:\.pdf|\/)$/i, '');
  const match = ARXIV_NEW.exec(bare);
  if (match) {
    const [, year = '', month = '', number = '', version] = match;
    // Five digits since January 2015, four before.
    const digits = Number(year) >= 15 && Number(year) < 91 ? 5 : 4;
    if (number.length > digits) return undefined;
    return withVersion(`${year}${month}.${number.padStart(digits, '0')}`, version);
  }
  const old = ARXIV_OLD.exec(bare);
  if (!old) return undefined;
  const [, archive = '', number = '', version] = old;
  return withVersion(`${archive}/${number}`, version);
}

function withVersion(id: string, version: string | undefined): ArxivId {
  return version === undefined ? { id } : { id, version: Number(version) };
}

// Angle brackets only as older DOIs of journals have them, once: `10.1002/(SICI)…3:3<139::AID-JOS41>3.0.CO;2-2`.
const DOI = /^10\.\d{4,9}\/[^\s"<>]+(?:<[\w:.-]+>[^\s"<>]*)?$/;

/** The DOI written in `text`, lower-cased, bare or as `doi:` or a doi.org address; `undefined` for anything else. */
export function parseDoi(text: string): string | undefined {
  const bare = text.trim().replace(/^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)/i, '');
  return DOI.test(bare) ? bare.toLowerCase() : undefined;
}

// https://aclanthology.org/info/ids/; the lengths are bounded, as an identifier becomes the name of a file.
const ACL_ID = /^(?:[A-Z]\d{2}-\d{4,5}|\d{4}\.[a-z0-9]{1,40}-[a-z0-9]{1,40}\.\d{1,6})$/;

/** The ACL Anthology identifier in `text`, bare or as an address of the Anthology; `undefined` for anything else. */
export function parseAclId(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^https?:\/\/(?:www\.)?aclanthology\.org\//i, '')
    .replace(/(?:\.pdf|\/)$/i, '');
  return ACL_ID.test(bare) ? bare : undefined;
}

// Accents, as opposed to the vowels of Devanagari or the voicing of kana, which are marks too but tell words apart.
const ACCENTS = /[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF]+/gu;

/** What two records of one paper agree in when neither names an identifier: letters and digits, no case, no accents. */
export function normalizeTitle(title: string): string {
  const folded = title
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
  return folded === '' ? title.normalize('NFC').trim() : folded;
}

/** How an identifier may be written: what {@link fileNameOf} can turn into a file name and back. */
export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9.-]*(?:\/[A-Za-z0-9][A-Za-z0-9.-]*)?$/;

/**
 * A file name for an identifier, without an ending; `/` becomes `_`, which no identifier holds. A name that Windows keeps
 * for itself gets one behind it: `con` and `aux.1` become `con_` and `aux_.1`.
 */
export function fileNameOf(id: string): string {
  const name = id.replace('/', '_');
  return isReservedName(name) ? name.replace(/(?=\.|$)/u, '_') : name;
}

/** The identifier of a file name made by {@link fileNameOf}. */
export function idFromFileName(name: string): string {
  return name.replace(/_(?=\.|$)/u, '').replace('_', '/');
}
