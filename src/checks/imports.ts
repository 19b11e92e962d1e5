import { posix } from 'node:path';
import ts from 'typescript';
import { CONTENT_DIRECTIONS } from './directions/content.ts';
import type { Directions } from './directions/directions.ts';
import { PROGRAM_DIRECTIONS } from './directions/programs.ts';
import { SEARCH_DIRECTIONS } from './directions/search.ts';
import { SITE_DIRECTIONS } from './directions/site.ts';

/** Folders that every folder may import from. They import nothing themselves. */
const EVERYWHERE = ['tables'];

/** The allowed imports between the folders of `src`. */
const DIRECTIONS: Directions = {
  ...CONTENT_DIRECTIONS,
  ...SEARCH_DIRECTIONS,
  ...SITE_DIRECTIONS,
  ...PROGRAM_DIRECTIONS,
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
