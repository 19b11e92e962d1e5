/** In characters. The longest of 4,115 real abstracts has 1,925. */
const LONGEST = 200_000;
/** For more than this, a parser takes about a second. The estimates for 4,115 real titles and abstracts are below 230,000. */
const MOST_WORK = 20_000_000;
/** Characters that may begin or end markup in a line. For each of them, the parser may look through its paragraph. */
const INLINE_MARKUP = /[*_`[\]<&$!\\]/gu;
/** Lines that may begin a list or a quotation, or underline a heading. For each of them, the parser may copy all that it has read. */
const BLOCK_MARKUP = /^[ \t]*(?:>|[-+*](?=\s)|\d{1,9}[.)](?=\s)|=+[ \t]*$|-+[ \t]*$)/gmu;
/** A list that is indented by so much is either code or in more than thirty lists, which take the parser seconds. */
const DEEP_LIST = /^[ \t]{100}[ \t]*(?:>|[-+*]\s|\d{1,9}[.)]\s)/mu;

/**
 * Whether a parser would take too long for a Markdown text. Its time grows with the square of some markup, such as 10,000 asterisks
 * that might begin emphasis. Plain words take time only for their length.
 */
export function takesTooLong(text: string): boolean {
  if (text.length > LONGEST) return true;
  // Too short for more, whatever it holds.
  if (text.length ** 2 <= MOST_WORK) return false;
  return DEEP_LIST.test(text) || workFor(text) > MOST_WORK;
}

/** An estimate of the steps of a parser beyond those for the length of the text. */
function workFor(text: string): number {
  let work = countOf(BLOCK_MARKUP, text) * text.length;
  for (const paragraph of text.split(/\n[ \t]*\n/u))
    work += countOf(INLINE_MARKUP, paragraph) * paragraph.length;
  return work;
}

function countOf(pattern: RegExp, text: string): number {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count += 1;
  return count;
}
