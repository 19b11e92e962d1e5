import { type CodeEdit, replace } from './code-edit.ts';

/** Edits that let a small archive reach limits which otherwise only large ones reach. */
export const SMALL_LIMITS: readonly CodeEdit[] = [
  replace(
    'search by meaning',
    'src/site/config.ts',
    'FEWEST_PAPERS_BY_MEANING = 100',
    'FEWEST_PAPERS_BY_MEANING = 14',
  ),
  replace(
    'shards',
    'src/search/build/shard-planner.ts',
    'newest: 300, undivided: 3000, shard: 20_000, fresh: 3000',
    'newest: 5, undivided: 6, shard: 16, fresh: 4',
  ),
  replace(
    'segments',
    'src/search/build/segments/write-semantic-index.ts',
    'FRESH_PAPERS = 300',
    'FRESH_PAPERS = 5',
  ),
  replace('pages of a pack', 'src/offline/build/page-groups.ts', 'MOST_PAGES = 2000', 'MOST_PAGES = 20'),
  replace('papers of a pack', 'src/offline/build/index-groups.ts', 'PAPERS = 100', 'PAPERS = 5'),
  replace('authors of a group', 'src/targets/authors.ts', 'GROUP_SIZE = 8', 'GROUP_SIZE = 3'),
  replace(
    'papers of a file of facts',
    'src/building/derived/folder-facts.ts',
    'MOST_PAPERS = 4000',
    'MOST_PAPERS = 3',
  ),
];
