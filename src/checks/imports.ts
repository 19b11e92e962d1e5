import { posix } from 'node:path';
import ts from 'typescript';

/**
 * Which folders of `src` a folder may import from besides itself. A folder without a line of its own goes by the line of the
 * folder around it, and an entry stands for its sub-folders too. Where some sub-folders of a folder have lines, all must.
 */
export type Directions = Readonly<Record<string, readonly string[]>>;

/** What a reader sees is one row of the table: its rooms are a frame, its parts and what stands in them. */
const SEEN = [
  'catalog',
  'exports',
  'site',
  'charts',
  'paper',
  'text',
  'layouts',
  'components',
  'pages',
  'styles',
];

/** The rooms table of the architecture, as it is checked. */
export const DIRECTIONS: Directions = {
  paper: [],
  text: ['paper'],
  readers: ['paper', 'text'],
  store: ['paper'],
  ingest: ['commands', 'paper', 'text', 'readers', 'store'],
  fetching: ['commands', 'paper', 'readers', 'store', 'ingest'],
  charts: ['paper'],
  site: ['commands', 'paper'],
  catalog: ['paper', 'text', 'site'],
  exports: ['paper', 'text', 'catalog'],
  'search/analysis': [],
  'search/query': ['paper/identifiers', 'search/analysis'],
  'search/spelling': ['search/analysis', 'search/query'],
  'search/format': ['search/analysis', 'search/spelling'],
  'search/authors': ['paper/names', 'search/analysis', 'search/query', 'search/spelling'],
  'search/retrieval': ['search/query', 'search/spelling', 'search/format', 'search/authors'],
  // All that knows Pagefind's files and its script. It implements the interfaces of retrieval.
  'search/pagefind': [
    'store',
    'search/analysis',
    'search/query',
    'search/spelling',
    'search/format',
    'search/retrieval',
  ],
  'search/build': [
    'paper',
    'text',
    'catalog',
    'store',
    'search/analysis',
    'search/spelling',
    'search/format',
    'search/authors',
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
  ],
  'search/ui': ['catalog/urls', 'search/analysis', 'search/query', 'search/format', 'search/engine'],
  cards: ['paper', 'text', 'catalog', 'site', 'store'],
  commands: [],
  checks: ['paper'],
  sample: ['ingest', 'store'],
  serving: ['commands'],
  building: ['commands', 'paper', 'text', 'site', 'store', 'search', 'catalog'],
  layouts: SEEN,
  components: SEEN,
  pages: SEEN,
  styles: [],
  client: ['search', 'exports'],
  '.': ['catalog', 'site', 'text'],
};

/** Single files that may do what their room may not, each for a reason. */
const EXCEPTIONS: Directions = {
  // The one place at which Astro's collection is filled from the store.
  'src/catalog/loader.ts': ['store'],
};

/** An import against the directions. */
export interface ForbiddenImport {
  readonly file: string;
  readonly imported: string;
  readonly reason: string;
}

/** The imports of `file`, whose text is `source`, that its folder may not have. Paths are from the project's root. */
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
  const allowed = [...(directions[own] ?? []), ...(EXCEPTIONS[file] ?? [])];
  return importsOf(file, source).flatMap((imported) => {
    if (imported.startsWith('scripts/') || imported.startsWith('tests/'))
      return [{ file, imported, reason: `src never imports ${imported.split('/')[0] ?? ''}` }];
    const other = folderOf(imported);
    if (other === undefined || lineFor(other, directions) === own) return [];
    if (allowed.some((entry) => other === entry || other.startsWith(`${entry}/`))) return [];
    return [{ file, imported, reason: `src/${own} may not import src/${other}` }];
  });
}

/** The folder of a file, from `src`; `.` for one that stands in `src` itself, `undefined` for one outside. */
function folderOf(file: string): string | undefined {
  if (!file.startsWith('src/')) return undefined;
  return posix.relative('src', posix.dirname(file)) || '.';
}

/** The folder whose line a folder goes by; `undefined` where it has to have one and has none. */
function lineFor(folder: string, directions: Directions): string | undefined {
  if (Object.hasOwn(directions, folder)) return folder;
  if (folder === '.') return undefined;
  const around = posix.dirname(folder);
  const isDivided = Object.keys(directions).some((line) => posix.dirname(line) === around);
  return around === '.' || isDivided ? undefined : lineFor(around, directions);
}

/** The project's own files that a file imports, types too, static or not, from the project's root. */
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
