import type { CatalogPaper } from './catalog-paper.ts';

/**
 * The fields of a paper that lists, groups and links need. A catalog holds them for all papers; abstracts and all other fields are
 * read when a page needs them.
 */
export type PaperSummary = Pick<
  CatalogPaper,
  | 'id'
  | 'title'
  | 'authors'
  | 'authorCount'
  | 'listed'
  | 'published'
  | 'year'
  | 'updated'
  | 'withdrawn'
  | 'upvotes'
  | 'sources'
  | 'aliases'
>;
