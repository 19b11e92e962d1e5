/** One spelling for what readers type in several ways. The index and every query go through the same folding. */

const DASHES = /[\u2010-\u2013\u2212]/gu;
const LONG_DASHES = /\s*[\u2014\u2015]\s*/gu;
// MathML's invisible operators, zero-width characters and soft hyphens would glue or split words unseen.
const INVISIBLE = /[\u2061-\u2064\u200B-\u200D\u2060\u00AD\uFEFF]/gu;
// What the index drops from inside a word, but the query keeps, so that `T^2PO` would never find `T^2PO`.
const DROPPED_SYMBOLS = /[$^=<>|~`{}\\]/gu;
// An arXiv identifier as people paste it; the index has it bare.
const ARXIV_ID =
  /^(?:arxiv:\s*|https?:\/\/arxiv\.org\/(?:abs|pdf|html)\/)?(\d{4}\.\d{4,5}|[a-z.-]+\/\d{7})(?:v\d+)?(?:\.pdf)?$/iu;

/**
 * Text as it is indexed: every dash a plain hyphen (an en dash or a minus sign would glue its words together), long
 * dashes with room around them, nothing invisible, single spaces.
 */
export function foldText(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(DASHES, '-')
    .replace(LONG_DASHES, ' - ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** A query as it is sent to the index. */
export function foldQuery(query: string): string {
  return foldText(query.replace(DROPPED_SYMBOLS, '')).replace(ARXIV_ID, '$1');
}

/** A word as two spellings of it are compared: no case, no accents, no punctuation. */
export function foldWord(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}
