import type { CatalogPaper } from '../paper/catalog-paper.ts';
import { type Author, type Authors, peopleOf } from './authors.ts';
import type { NameKey } from './name-keys.ts';

/** A name on a number of papers. */
export interface NameCount {
  readonly name: string;
  /** Only where the name has a page. */
  readonly author?: Author;
  readonly paperCount: number;
}

/** An author with the number of all papers. */
export function nameCountOf(author: Author): NameCount {
  return { name: author.name, author, paperCount: author.papers.length };
}

/** Papers with more authors than this say little about who works with whom, and are left out. */
export const MOST_TOGETHER = 50;
const MOST_COAUTHORS = 20;
const MOST_ACTIVE = 10;

/** Who wrote with an author, the most frequent first. It costs the names on the author's papers. */
export function coauthorsOf(author: Author, authors: Authors, most: number = MOST_COAUTHORS): NameCount[] {
  const together = author.papers.filter((paper) => (paper.authors?.length ?? 0) <= MOST_TOGETHER);
  return namesOn(together, authors, (key) => key !== author.key).slice(0, most);
}

/** The names on most of the papers, such as those of a topic; only names that have a page. */
export function mostActive(
  papers: readonly CatalogPaper[],
  authors: Authors,
  most: number = MOST_ACTIVE,
): NameCount[] {
  return namesOn(papers, authors, (key) => authors.withKey(key) !== undefined).slice(0, most);
}

function namesOn(
  papers: readonly CatalogPaper[],
  authors: Authors,
  counts: (key: NameKey) => boolean,
): NameCount[] {
  const found = new Map<NameKey, { readonly name: string; paperCount: number }>();
  for (const paper of papers) {
    for (const [key, name] of peopleOf(paper)) {
      if (!counts(key)) continue;
      const known = found.get(key);
      if (known === undefined) found.set(key, { name, paperCount: 1 });
      else known.paperCount += 1;
    }
  }
  const ranked = [...found].sort(
    ([keyA, a], [keyB, b]) => b.paperCount - a.paperCount || (keyA < keyB ? -1 : 1),
  );
  return ranked.map(([key, { name, paperCount }]) => {
    const author = authors.withKey(key);
    return { name: author?.name ?? name, paperCount, ...(author !== undefined && { author }) };
  });
}
