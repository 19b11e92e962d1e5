import { posix } from 'node:path';
import ts from 'typescript';

/**
 * The folders of `src` that a folder may import from, besides itself. A folder without a line uses the line of its parent. An
 * entry includes its sub-folders. If some sub-folders of a folder have lines, all of them need one.
 */
export type Directions = Readonly<Record<string, readonly string[]>>;

/** Folders that every folder may import from. They import nothing themselves. */
const EVERYWHERE = ['tables'];

/** The imports of every reader of a bibliography format. */
const BIBLIOGRAPHY_FORMAT = [
  'paper',
  'text',
  'readers/bibliography',
  'readers/dates',
  'readers/names',
  'readers/reading',
];

/** The parts of the catalog that pages use: the types of their values, and functions of these values alone. */
const VIEWS = [
  'catalog/authors',
  'catalog/editions',
  'catalog/topics',
  'catalog/trends',
  'catalog/urls',
  'catalog/view',
];

/** The allowed imports between the folders of `src`. */
export const DIRECTIONS: Directions = {
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
  'for-you': ['paper/names', 'catalog/terms', 'vectors/quantization'],
  'for-you/build': [
    'paper',
    'site',
    'catalog',
    'vectors/model',
    'vectors/quantization',
    'vectors/ranking',
    'for-you',
  ],
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
  'search/analysis': ['paper/names'],
  'search/query': ['paper/identifiers', 'search/analysis'],
  'search/spelling': ['search/analysis', 'search/query'],
  'search/format': ['search/analysis', 'search/spelling'],
  'search/semantic': ['vectors/quantization', 'vectors/ranking'],
  'search/authors': ['paper/names', 'search/analysis', 'search/query', 'search/spelling'],
  'search/retrieval': [
    'search/query',
    'search/spelling',
    'search/format',
    'search/authors',
    'search/semantic',
    'vectors',
  ],
  // Only this folder depends on Pagefind's files and script. It implements the interfaces of retrieval.
  'search/portable': ['store', 'search/format', 'search/retrieval'],
  'search/pagefind': [
    'store',
    'search/analysis',
    'search/query',
    'search/spelling',
    'search/format',
    'search/retrieval',
  ],
  'search/build': [
    'commands',
    'paper',
    'text',
    'catalog',
    'store',
    'output',
    'vectors',
    'search/analysis',
    'search/spelling',
    'search/format',
    'search/authors',
    'search/semantic',
    'search/pagefind',
  ],
  'search/engine': [
    'catalog/urls',
    'search/analysis',
    'search/query',
    'search/spelling',
    'search/format',
    'search/authors',
    'search/retrieval',
    'search/pagefind',
    'vectors/model',
  ],
  'search/ui': [
    'catalog/urls',
    'search/analysis',
    'search/query',
    'search/format',
    'search/retrieval',
    'search/engine',
  ],
  digest: [
    'building',
    'commands',
    'ingest',
    'paper',
    'text',
    'catalog',
    'exports',
    'site',
    'store',
    'subscriptions/store',
    'digest',
  ],
  'digest/editions': ['commands', 'paper', 'store', 'catalog/paper'],
  'digest/mail': ['paper', 'text', 'catalog', 'site', 'digest/editions'],
  'digest/subscribers': [
    'catalog/topics',
    'commands',
    'site',
    'store',
    'digest/editions',
    'digest/mail',
    'digest/sending/journal',
    'subscriptions/store',
  ],
  'digest/sending': ['commands', 'site', 'store', 'digest/editions', 'digest/mail', 'digest/subscribers'],
  'subscriptions/store': ['catalog/topics', 'commands', 'digest/mail', 'store'],
  'subscriptions/service': [
    'building',
    'catalog/topics',
    'commands',
    'digest',
    'site',
    'store',
    'text/html',
    'subscriptions/store',
  ],
  publishing: ['building', 'commands', 'digest', 'fetching', 'ingest', 'paper', 'site', 'store'],
  scaffold: ['commands', 'publishing', 'site'],
  doctor: ['building', 'commands', 'output', 'publishing', 'site'],
  shelf: ['exports', 'paper/identifiers', 'paper/names', 'text/tex-syntax'],
  'vectors/model': ['search/analysis'],
  'vectors/training': ['vectors/model'],
  'vectors/ranking': [],
  'vectors/quantization': [],
  offline: ['search/format'],
  // Packs leave out what pages repeat, and know how pages write it.
  'offline/packs': ['offline', 'search/pagefind', 'exports', 'text/html'],
  'offline/worker': ['hosting', 'offline', 'offline/packs', 'search/format'],
  'offline/build': ['store', 'output', 'offline/packs', 'search/format', 'search/pagefind'],
  cards: ['paper', 'text', 'catalog', 'site', 'store'],
  commands: [],
  checks: ['commands', 'hosting', 'paper'],
  sample: ['commands', 'ingest', 'store'],
  hosting: ['offline/packs', 'search/format'],
  serving: ['commands', 'hosting'],
  deployment: ['commands', 'store', 'output'],
  output: ['catalog/urls', 'commands', 'store'],
  building: [
    'commands',
    'paper',
    'text',
    'site',
    'store',
    'search',
    'vectors/model',
    'catalog',
    'exports',
    'cards',
    'hosting',
    'offline',
    'output',
    'targets',
  ],
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
  layouts: [
    'paper',
    'text',
    'site',
    'targets',
    'exports',
    'charts',
    'catalog/related',
    'for-you/build',
    'components',
    'styles',
    ...VIEWS,
  ],
  pages: [
    'paper',
    'text',
    'site',
    'targets',
    'exports',
    'charts',
    'components',
    'layouts',
    'styles',
    ...VIEWS,
  ],
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

/** An import that the directions do not allow. */
export interface ForbiddenImport {
  readonly file: string;
  readonly imported: string;
  readonly reason: string;
}

/** The forbidden imports of `file`, whose text is `source`. Paths are from the project's root. */
export function forbiddenImports(
  file: string,
  source: string,
  directions: Directions = DIRECTIONS,
): ForbiddenImport[] {
  const folder = folderOf(file);
  if (folder === undefined) return [];
  const own = lineFor(folder, directions);
  if (own === undefined)
    return [{ file, imported: '', reason: `the folder src/${folder} has no directions` }];
  const allowed = [...EVERYWHERE, ...(directions[own] ?? [])];
  return importsOf(file, source).flatMap((imported) => {
    if (imported.startsWith('scripts/') || imported.startsWith('tests/'))
      return [{ file, imported, reason: `src never imports ${imported.split('/')[0] ?? ''}` }];
    const other = folderOf(imported);
    if (other === undefined || lineFor(other, directions) === own) return [];
    if (allowed.some((entry) => other === entry || other.startsWith(`${entry}/`))) return [];
    return [{ file, imported, reason: `src/${own} may not import src/${other}` }];
  });
}

/** The folder of a file below `src`; `.` for `src` itself, `undefined` for a file outside of it. */
function folderOf(file: string): string | undefined {
  if (!file.startsWith('src/')) return undefined;
  return posix.relative('src', posix.dirname(file)) || '.';
}

/** The folder whose line applies to a folder; `undefined` if it needs a line and has none. */
function lineFor(folder: string, directions: Directions): string | undefined {
  if (Object.hasOwn(directions, folder)) return folder;
  if (folder === '.') return undefined;
  const around = posix.dirname(folder);
  const isDivided = Object.keys(directions).some((line) => posix.dirname(line) === around);
  return around === '.' || isDivided ? undefined : lineFor(around, directions);
}

/** The project files that a file imports, including types and dynamic imports, as paths from the project's root. */
export function importsOf(file: string, source: string): string[] {
  const { importedFiles } = ts.preProcessFile(
    file.endsWith('.astro') ? frontMatterOf(source) : source,
    true,
    true,
  );
  return importedFiles
    .map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(file), name));
}

function frontMatterOf(astro: string): string {
  return /^---\n([\s\S]*?)\n---/u.exec(astro)?.[1] ?? '';
}
