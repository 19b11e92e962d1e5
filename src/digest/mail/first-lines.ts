/** The beginning of a text, of at most `length` characters, cut between words and never inside of a character. */
export function firstLinesOf(text: string, length: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (length <= 0) return '';
  if (line.length <= length) return line;
  const space = line.lastIndexOf(' ', length - 2);
  // Chinese and Japanese have no spaces between words.
  const words = space > length / 2 ? line.slice(0, space) : wholeCharacters(line, length - 2);
  return `${words.replace(/[\s,;:.]+$/u, '')} …`;
}

/** As many whole characters, as readers see them, as have at most `length` code units. */
function wholeCharacters(text: string, length: number): string {
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter().segment(text.slice(0, length + 40))) {
    if (index + segment.length > length) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
