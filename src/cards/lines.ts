const ELLIPSIS = '…';

/**
 * Breaks a text into at most `maxLines` lines no wider than `maxWidth`, which `width` measures. It breaks between words, or
 * inside a word that is wider than a line. Text that does not fit is replaced by an ellipsis.
 */
export function breakLines(
  text: string,
  maxLines: number,
  maxWidth: number,
  width: (text: string) => number,
): string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const fitting = fittingPart(rest, maxWidth, width);
    if (fitting.length < rest.length && lines.length === maxLines - 1) {
      return [...lines, withEllipsis(rest, maxWidth, width)];
    }
    lines.push(fitting.trimEnd());
    rest = rest.slice(fitting.length).trimStart();
  }
  return lines;
}

/** The part of the text that fits on a line, up to the end of a word if one fits; at least one letter. */
function fittingPart(text: string, maxWidth: number, width: (text: string) => number): string {
  if (width(text) <= maxWidth) return text;
  let fitting = '';
  for (const [word] of text.matchAll(/\S+\s*/gu)) {
    if (width((fitting + word).trimEnd()) > maxWidth) break;
    fitting += word;
  }
  return fitting === '' ? fittingLetters(text, maxWidth, width) : fitting;
}

function withEllipsis(text: string, maxWidth: number, width: (text: string) => number): string {
  const roomLeft = maxWidth - width(ELLIPSIS);
  const kept = fittingPart(text, roomLeft, width).trimEnd();
  return `${kept.replace(/[\s,;:.–—-]+$/u, '')}${ELLIPSIS}`;
}

function fittingLetters(text: string, maxWidth: number, width: (text: string) => number): string {
  let fitting = '';
  for (const letter of text) {
    if (fitting !== '' && width(fitting + letter) > maxWidth) break;
    fitting += letter;
  }
  return fitting;
}
