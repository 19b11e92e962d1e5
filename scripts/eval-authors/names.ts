import type { Paper } from '../../src/paper/schema.ts';

/** The ids of the papers of each printed name, sorted by name. */
export function papersByName(papers: readonly Paper[]): Map<string, ReadonlySet<string>> {
  const printed = papers.flatMap(({ id, authors = [] }) =>
    // A name has letters or digits.
    authors.flatMap(({ name }) => (/[\p{L}\p{N}]/u.test(name) ? [{ id, name }] : [])),
  );
  const bySpelling = Map.groupBy(printed, ({ name }) => spellingOf(name));
  const entries = printed.map(({ name }) => {
    const ids = (bySpelling.get(spellingOf(name)) ?? []).map(({ id }) => id);
    return [name, new Set(ids)] as const;
  });
  return new Map(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/**
 * The form shared by all spellings of a name, without case, accents and punctuation. It does not use the code
 * of the search, which it judges.
 */
function spellingOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(
      /[øłđßæœ]/gu,
      (letter) => ({ ø: 'o', ł: 'l', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe' })[letter] ?? letter,
    )
    .replace(/[\p{M}'’‘`´]+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
