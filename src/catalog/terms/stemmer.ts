/**
 * A lower-case key that the singular and the plural of an English word share: `llm` for `LLM` and `LLMs`. It is never shown.
 * The rules are those of Harman's "S" stemmer
 * (https://doi.org/10.1002/(SICI)1097-4571(199101)42:1<7::AID-ASI2>3.0.CO;2-P). Also, `es` after sibilants is removed.
 */
export function stemOf(word: string): string {
  const lower = word.toLowerCase();
  if (lower.length < 4 || !lower.endsWith('s')) return lower;
  if (/(?:ss|us|is)$/u.test(lower)) return lower;
  if (lower.endsWith('ies')) return lower.length > 4 ? `${lower.slice(0, -3)}y` : lower;
  return /(?:ss|x|(?<!^ca|^ni)ch|sh|zz)es$/u.test(lower) ? lower.slice(0, -2) : lower.slice(0, -1);
}
