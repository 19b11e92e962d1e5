import { toInlineHtml, toPlain } from '../../text/markdown/markdown.ts';

// In characters. Two lines of a wide page hold about 150; a phone shows three lines.
const LENGTH = 210;
const WHOLE = 150;

/** The beginning of an abstract as HTML on one line, cut between words and never inside a formula. */
export function previewOf(abstract: string): { html: string; isWhole: boolean } {
  const [first = '', ...rest] = abstract.split(/\n\s*\n/);
  const line = first.replaceAll('\n', ' ');
  if (rest.length === 0 && line.length <= WHOLE) return { html: toInlineHtml(line), isWhole: true };
  return { html: toInlineHtml(`${cut(line)} …`), isWhole: false };
}

function cut(line: string): string {
  if (line.length <= LENGTH) return line;
  for (let end = LENGTH; end > WHOLE; end--) {
    if (WITHOUT_SPACES.test(line.slice(end - 1, end + 1)) && isWholeAt(line, end)) return line.slice(0, end);
  }
  for (let end = line.lastIndexOf(' ', LENGTH); end > 0; end = line.lastIndexOf(' ', end - 1)) {
    if (isWholeAt(line, end)) return line.slice(0, end);
  }
  const space = line.indexOf(' ', LENGTH);
  return space === -1 || !isOutsideFormula(line.slice(0, space)) ? line : line.slice(0, space);
}

// Chinese and Japanese have no spaces between words.
const WITHOUT_SPACES = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。，]{2}$/u;

/** Whether a cut at `end` leaves no Markdown span open. */
function isWholeAt(line: string, end: number): boolean {
  const start = line.slice(0, end);
  return isOutsideFormula(start) && (!/[*_`[]/.test(start) || toPlain(line).startsWith(toPlain(start)));
}

function isOutsideFormula(text: string): boolean {
  return text.replaceAll(/\\[\s\S]/g, '').split('$').length % 2 === 1;
}

const SUMMARY = 160;

/** The beginning of an abstract as plain text, cut to the length that search engines show; `undefined` if it is empty. */
export function summaryOf(abstract: string): string | undefined {
  if (abstract === '') return undefined;
  const text = toPlain(abstract.slice(0, 4 * SUMMARY)).replace(/\s+/g, ' ');
  if (text.length <= SUMMARY) return text;
  const space = text.lastIndexOf(' ', SUMMARY - 2);
  // Do not keep half of a character that has two code units.
  const words =
    space > SUMMARY / 2 ? text.slice(0, space) : text.slice(0, SUMMARY - 2).replace(/[\uD800-\uDBFF]$/, '');
  return `${words.replace(/[\s,;:.]+$/, '')} …`;
}
