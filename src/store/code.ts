import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/**
 * A digest, 16 hexadecimal digits, of the code in `rooms` of `src` and of `package.json`, which names every dependency
 * with its version. What was made by the same code from the same input need not be made again.
 */
export async function digestOfCode(rooms: readonly string[]): Promise<string> {
  const source = resolve(import.meta.dirname, '..');
  const paths = [join(source, '../package.json')];
  for await (const path of glob(`{${rooms.join(',')}}/*.ts`, { cwd: source })) paths.push(join(source, path));
  const hash = createHash('sha256');
  for (const path of paths.sort()) hash.update(await readFile(path)).update('\0');
  return hash.digest('hex').slice(0, 16);
}
