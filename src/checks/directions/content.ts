import type { Directions } from './directions.ts';

/** The imports of every reader of a bibliography format. */
const BIBLIOGRAPHY_FORMAT = [
  'paper',
  'text',
  'readers/bibliography',
  'readers/dates',
  'readers/names',
  'readers/reading',
];

/** The imports of the folders that read papers, and keep them. */
export const CONTENT_DIRECTIONS: Directions = {
  tables: [],
  paper: ['paper/identifiers'],
  'paper/identifiers': [],
  'paper/names': [],
  'paper/merge': ['paper'],
  text: [],
  'text/clean': [],
  'text/mdast': [],
  'text/tex-syntax': [],
  'text/tex-repair': ['text/tex-syntax'],
  'text/math': ['text/tex-syntax', 'text/tex-repair'],
  'text/math-recovery': ['text/tex-syntax'],
  'text/html': ['text/tex-syntax', 'text/math'],
  'text/markdown': ['text/mdast', 'text/tex-syntax', 'text/math'],
  'text/tex': ['text/clean', 'text/mdast', 'text/tex-syntax', 'text/math', 'text/html'],
  'text/formats': [
    'text/clean',
    'text/mdast',
    'text/tex-syntax',
    'text/math',
    'text/math-recovery',
    'text/html',
    'text/tex',
  ],
  // The registry imports every format. No format imports the registry.
  readers: ['readers'],
  'readers/reading': ['paper'],
  'readers/dates': ['paper', 'text'],
  'readers/names': ['paper', 'text'],
  'readers/xml': ['text', 'readers/reading'],
  'readers/bibliography': ['paper', 'text', 'readers/reading'],
  'readers/acl': [...BIBLIOGRAPHY_FORMAT, 'readers/xml'],
  'readers/arxiv': ['paper', 'text', 'readers/dates', 'readers/names', 'readers/reading', 'readers/xml'],
  'readers/bibtex': BIBLIOGRAPHY_FORMAT,
  'readers/csl': BIBLIOGRAPHY_FORMAT,
  // A feed states a withdrawal in the same words as arXiv.
  'readers/hf': ['paper', 'text', 'readers/arxiv', 'readers/names', 'readers/reading'],
  'readers/listing': ['paper', 'text', 'readers/reading'],
  'readers/ris': BIBLIOGRAPHY_FORMAT,
  store: ['commands', 'paper'],
  ingest: ['commands', 'paper', 'text', 'readers', 'store'],
  fetching: ['commands', 'paper', 'store', 'ingest', 'fetching/http'],
  'fetching/http': [],
  'fetching/arxiv': ['paper', 'fetching'],
};
