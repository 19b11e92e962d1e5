const ELLIPSIS = '…';

/**
 * The text in lines that `width` measures as no wider than `most`, broken between words, or within a word that is wider
 * than a line. What does not fit into `lines` lines is cut, and an ellipsis says so.
 */
export function brokenInto(
  text: string,
  lines: number,
  most: number,
  width: (text: string) => number,
): string[] {
  const made: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const fitting = beginningOf(rest, most, width);
    if (fitting.length < rest.length && made.length === lines - 1) {
      return [...made, withEllipsis(rest, most, width)];
    }
    made.push(fitting.trimEnd());
    rest = rest.slice(fitting.length).trimStart();
  }
  return made;
}

/** How much of the text fits, up to the end of a word where one fits at all; at least one letter. */
function beginningOf(text: string, most: number, width: (text: string) => number): string {
  if (width(text) <= most) return text;
  let fitting = '';
  for (const [word] of text.matchAll(/\S+\s*/gu)) {
    if (width((fitting + word).trimEnd()) > most) break;
    fitting += word;
  }
  return fitting === '' ? lettersOf(text, most, width) : fitting;
}

function withEllipsis(text: string, most: number, width: (text: string) => number): string {
  const room = most - width(ELLIPSIS);
  const kept = beginningOf(text, room, width).trimEnd();
  return `${kept.replace(/[\s,;:.–—-]+$/u, '')}${ELLIPSIS}`;
}

function lettersOf(text: string, most: number, width: (text: string) => number): string {
  let fitting = '';
  for (const letter of text) {
    if (fitting !== '' && width(fitting + letter) > most) break;
    fitting += letter;
  }
  return fitting;
}
