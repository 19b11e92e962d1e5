/** Words that stand in nearly every English text: they tell nothing, and asking for them costs more than all others. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an and are as at be by can for from has have in into is it its of on or our than that the their these this to via was we were which with'.split(
    ' ',
  ),
);

// As papers are cited: `Doe et al., 2017`.
const AND_OTHERS = /(?<=\s)et al\b\.?,?(?=\s|$)/giu;

/** The words of a query that tell something; all of them where none does. */
export function removeStopWords(words: string): string {
  const left = words
    .replace(AND_OTHERS, '')
    .split(/\s+/u)
    .filter((word) => word !== '' && !STOP_WORDS.has(word.toLowerCase()));
  return left.length === 0 ? words : left.join(' ');
}
