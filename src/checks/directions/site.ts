import type { Directions } from './directions.ts';

/** The parts of the catalog that pages use: the types of their values, and functions of these values alone. */
const VIEWS = [
  'catalog/authors',
  'catalog/editions',
  'catalog/topics',
  'catalog/trends',
  'catalog/urls',
  'catalog/view',
];

/** The imports of whole pages, and of their layouts. */
const WHOLE_PAGE = [
  'paper',
  'text',
  'site',
  'targets',
  'exports',
  'charts',
  'components',
  'styles',
  ...VIEWS,
];

/** The imports of the folders that make pages. */
export const SITE_DIRECTIONS: Directions = {
  charts: ['paper'],
  site: ['commands', 'paper', 'site/colour'],
  'site/colour': [],
  catalog: ['paper', 'text', 'site', 'vectors/model', 'catalog'],
  'catalog/paper': ['paper'],
  'catalog/urls': ['paper'],
  'catalog/editions': ['paper', 'catalog/paper'],
  'catalog/authors': ['paper', 'catalog/paper', 'catalog/editions'],
  'catalog/terms': ['text', 'catalog/paper'],
  'catalog/topics': ['paper', 'site', 'catalog/paper', 'catalog/editions'],
  'catalog/related': ['paper', 'site', 'catalog/paper', 'catalog/terms', 'vectors/model', 'vectors/ranking'],
  'catalog/trends': ['paper', 'catalog/paper', 'catalog/editions', 'catalog/terms', 'catalog/topics'],
  'catalog/view': ['paper', 'text', 'site', 'catalog/paper', 'catalog/topics', 'catalog/urls'],
  exports: ['paper', 'text', 'catalog'],
  'exports/bibtex': ['paper', 'text', 'exports'],
  'exports/feeds': ['paper', 'text', 'catalog', 'exports'],
  'exports/head': ['paper', 'text', 'exports'],
  cards: ['paper', 'text', 'catalog', 'site', 'store'],
  targets: ['paper', 'site', 'catalog', 'exports', 'digest', 'charts', 'for-you/build', 'shelf'],
  // Pages get everything from their targets, so no part of them asks for the catalog.
  'components/authors': ['site', ...VIEWS],
  'components/calendar': ['paper', 'site', ...VIEWS],
  'components/charts': ['paper', 'site', 'charts'],
  'components/site': ['text', 'site', 'targets', 'exports', ...VIEWS],
  'components/paper': ['paper', 'text', 'site', 'targets', 'exports', 'components/calendar', ...VIEWS],
  'components/edition': ['paper', 'site', 'components/paper', 'components/site', ...VIEWS],
  'components/home': ['site', 'components/edition', ...VIEWS],
  'components/topics': ['paper', 'site', 'targets', 'charts', ...VIEWS],
  'components/for-you': ['site', 'targets', ...VIEWS],
  layouts: [...WHOLE_PAGE, 'catalog/related', 'for-you/build'],
  pages: [...WHOLE_PAGE, 'layouts'],
  styles: [],
  client: [
    'paper/identifiers',
    'paper/names',
    'catalog/urls',
    'search',
    'exports',
    'shelf',
    'for-you',
    'offline',
  ],
  '.': ['catalog', 'site', 'text'],
};
