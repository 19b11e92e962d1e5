import type { NameKey } from '../../paper/names/name-key.ts';
import type { PaperSummary } from '../paper/paper-summary.ts';
import { type Author, peopleOf } from './authors.ts';

/** The page of an author. */
export type AuthorPage = Pick<Author, 'name' | 'slug'>;

/** The authors who have a page. */
export interface AuthorPages {
  withKey(key: NameKey): AuthorPage | undefined;
}

/** A name with a number of papers. */
export interface NameCount {
  readonly name: string;
  /** The slug of the name's page, if it has one. */
  readonly slug?: string;
  readonly paperCount: number;
}

/** An author with the number of their papers. */
export function nameCountOf(author: Author): NameCount {
  return { name: author.name, slug: author.slug, paperCount: author.papers.length };
}

/** Papers with more authors are ignored, because most of their authors do not work together. */
export const MAX_AUTHORS_PER_PAPER = 50;
const MAX_COAUTHORS = 20;
const MAX_ACTIVE = 10;

/** The coauthors of an author, the most frequent first. The time is proportional to the names on the author's papers. */
export function coauthorsOf(
  author: Pick<Author, 'key' | 'papers'>,
  authors: AuthorPages,
  limit: number = MAX_COAUTHORS,
): NameCount[] {
  const together = author.papers.filter((paper) => (paper.authors?.length ?? 0) <= MAX_AUTHORS_PER_PAPER);
  return namesOn(together, authors, (key) => key !== author.key).slice(0, limit);
}

/** The names with the most papers in `papers`, such as the papers of a topic. Only names that have a page are returned. */
export function mostActive(
  papers: readonly PaperSummary[],
  authors: AuthorPages,
  limit: number = MAX_ACTIVE,
): NameCount[] {
  return namesOn(papers, authors, (key) => authors.withKey(key) !== undefined).slice(0, limit);
}

function namesOn(
  papers: readonly PaperSummary[],
  authors: AuthorPages,
  isCounted: (key: NameKey) => boolean,
): NameCount[] {
  const found = new Map<NameKey, { readonly name: string; paperCount: number }>();
  for (const paper of papers) {
    for (const { key, name } of peopleOf(paper)) {
      if (!isCounted(key)) continue;
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
    return { name: author?.name ?? name, paperCount, ...(author !== undefined && { slug: author.slug }) };
  });
}
