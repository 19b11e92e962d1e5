import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Scene } from './scene.ts';

/** The files of the site with their contents and the times at which they were written. */
export function snapshot({ out }: Scene): Map<string, string> {
  const entries = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    entries.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path, `${statSync(path).mtimeMs} ${readFileSync(path, 'base64')}`];
    }),
  );
}

/** The files that differ from those before. */
export function changes(scene: Scene, before: ReadonlyMap<string, string>): string[] {
  const after = snapshot(scene);
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths
    .filter((path) => before.get(path) !== after.get(path))
    .slice(0, 5)
    .map((path) => `${path} was written, although nothing has changed`);
}
