import { posix } from 'node:path';
import ts from 'typescript';

/** Which rooms of `src` a room may import besides itself; `*` stands for every one. */
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
  search: ['paper', 'text', 'catalog', 'store'],
  cards: ['paper', 'text', 'catalog', 'site', 'store'],
  offline: ['catalog'],
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

/** The imports of `file`, whose text is `source`, that its room may not have. Paths are from the project's root. */
export function forbiddenImports(
  file: string,
  source: string,
  directions: Directions = DIRECTIONS,
): ForbiddenImport[] {
  const room = roomOf(file);
  if (room === undefined) return [];
  const allowed = directions[room];
  if (allowed === undefined)
    return [{ file, imported: '', reason: `the room src/${room} has no directions` }];
  return importsOf(file, source).flatMap((imported) => {
    const other = roomOf(imported);
    if (imported.startsWith('scripts/') || imported.startsWith('tests/')) {
      return [{ file, imported, reason: `src never imports ${imported.split('/')[0] ?? ''}` }];
    }
    if (
      other === undefined ||
      other === room ||
      allowed.includes(other) ||
      EXCEPTIONS[file]?.includes(other) === true
    )
      return [];
    return [{ file, imported, reason: `src/${room} may not import src/${other}` }];
  });
}

/** The room of a file below `src`, `.` for one that stands in `src` itself, `undefined` for one outside. */
function roomOf(file: string): string | undefined {
  const parts = file.split('/');
  if (parts[0] !== 'src') return undefined;
  return parts.length === 2 ? '.' : parts[1];
}

/** The project's own files that a file imports, types too, static or not, from the project's root. */
function importsOf(file: string, source: string): string[] {
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
