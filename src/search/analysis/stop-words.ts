/** Words of nearly every English text. They do not distinguish papers, and their posting lists are the largest. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an and are as at be by can for from has have in into is it its of on or our than that the their these this to via was we were which with'.split(
    ' ',
  ),
);

// A citation: `Doe et al., 2017`.
const AND_OTHERS = /(?<=\s)et al\b\.?,?(?=\s|$)/giu;

/** A query without stop words; a query of only stop words stays as it is. */
export function removeStopWords(words: string): string {
  const left = words
    .replace(AND_OTHERS, '')
    .split(/\s+/u)
    .filter((word) => word !== '' && !isStopWord(word));
  return left.length === 0 ? words : left.join(' ');
}

/** Whether a word, in any case, is a stop word. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word.toLowerCase());
}
