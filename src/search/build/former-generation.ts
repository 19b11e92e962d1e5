import { existsSync } from 'node:fs';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MANIFEST_FILE } from '../format/manifest.ts';
import { linkFolder } from './shard-cache.ts';

/**
 * A build's own files and folders in the folder of the index, by name. Whatever else stands there is of the generation
 * before: whoever has the page open since then, or whose cache still hands out that manifest, goes on with it. No page reads
 * this list; the next build does.
 */
export const PARTS_FILE = 'parts.json';

/** Never a path to somewhere else. */
const partsSchema = z.array(z.string().regex(/^\w[\w.-]*$/u));

/** Writes the names of what stands in the folder of an index, which is of one generation. */
export async function writePartsList(index: string): Promise<void> {
  const names = (await readdir(index)).filter((name) => name !== PARTS_FILE).sort();
  await writeFile(join(index, PARTS_FILE), `${JSON.stringify(names, null, 1)}\n`);
}

/**
 * Puts the parts of the former index beside those of the new one, but for what that had kept itself. Where both are the same
 * the former one keeps what it had kept: a build that changes nothing changes no file.
 */
export async function keepFormerGeneration(former: string, index: string): Promise<void> {
  if (!existsSync(former)) return;
  const own = await partsOf(former);
  const isSame = existsSync(join(former, PARTS_FILE)) && (await partsOf(index)).join('\0') === own.join('\0');
  for (const name of isSame ? await readdir(former) : own) {
    const [from, to] = [join(former, name), join(index, name)];
    // The manifest and the list of parts are the only names that stand for different bytes.
    if (existsSync(to) || name === MANIFEST_FILE || !existsSync(from)) continue;
    await copy(from, to);
  }
}

async function copy(from: string, to: string): Promise<void> {
  const isFolder = (await readdir(from).catch(() => undefined)) !== undefined;
  if (isFolder) linkFolder(from, to);
  else await cp(from, to);
}

/** The names of an index's own parts; of everything in it where no list of them can be read. */
async function partsOf(index: string): Promise<readonly string[]> {
  try {
    return partsSchema.parse(JSON.parse(await readFile(join(index, PARTS_FILE), 'utf8')));
  } catch {
    return readdir(index);
  }
}
