import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { forbiddenImports } from './imports.ts';

/** All forbidden imports in the project's `src`, a line for each. */
export async function directionProblems(projectRoot: string): Promise<string[]> {
  const entries = await readdir(join(projectRoot, 'src'), { recursive: true, withFileTypes: true });
  const problems: string[] = [];
  for (const entry of entries) {
    if (!entry.isFile() || !/\.(?:ts|astro|mjs)$/u.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const file = relative(projectRoot, path).split(sep).join('/');
    for (const { imported, reason } of forbiddenImports(file, await readFile(path, 'utf8'))) {
      problems.push(`${file}: ${imported}: ${reason}`);
    }
  }
  return problems.sort();
}
