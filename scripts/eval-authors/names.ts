import type { Paper } from '../../src/paper/schema.ts';

/** The ids of the papers that print each name, by the name as it is printed; the names in alphabetical order. */
export function papersByName(papers: readonly Paper[]): Map<string, ReadonlySet<string>> {
  const printed = papers.flatMap(({ id, authors = [] }) =>
    // What has neither letters nor digits is no name.
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
 * What spellings of one name have in common: case, accents and punctuation are of no account, as on the pages of authors.
 * It is told here by other means than in the search that is judged.
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
