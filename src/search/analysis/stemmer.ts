/**
 * The stemmers of search. They only know English endings, and remove them only if the rest is long enough.
 *
 * - {@link stem} removes the most. Words to which Pagefind gives the same stem should have one stem here too, so that the
 *   routing table never leaves out a shard in which Pagefind would find something.
 * - {@link lightStem} removes inflections only. Highlights use it: a reader would not expect `general` to mark `generation`.
 * - {@link singular} removes plurals only. It is used to compare titles.
 */

const ENDING =
  /(?<=\p{L}{4})(?:(?<!s)s|es|ie[sd]|y|e|ed|ings?|ers?|ors?|al|ly|ive|ions?|ate?|i[sz]e?|ity|ments?|ness|ic|[ai]ble|[ae]nce?)$/u;

/** The stem of a normalized word: endings are removed until none is left, so that `generalize` becomes `gener`. */
export function stem(word: string): string {
  const shorter = word.replace(ENDING, '');
  return shorter === word ? word : stem(shorter);
}

const INFLECTION = /(?<=\p{L}{4})(?:ings?|ed|es|s|e)$/u;

/** A normalized word without its inflection: `model` for `models` and `modeling`. */
export function lightStem(word: string): string {
  return word.replace(INFLECTION, '');
}

const PLURAL = /(?<=\p{L}{2}[^s])s$/u;
const PLURAL_OF_Y = /(?<=\p{L}{3})ies$/u;
const PLURAL_OF_HISS = /(?<=\p{L}{2}(?:ss|x|z|ch|sh))es$/u;

/** A normalized noun in the singular: `study` for `studies`. */
export function singular(word: string): string {
  return word.replace(PLURAL_OF_Y, 'y').replace(PLURAL_OF_HISS, '').replace(PLURAL, '');
}
