import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { transform } from 'esbuild';
import { filesBelow } from '../../store/folder-files.ts';
import { INDEX_FOLDER, MANIFEST_FILE } from '../format/manifest.ts';
import { readManifest } from '../format/manifest-json.ts';
import {
  DIRECTORY_SCRIPT,
  RECEIVER,
  SCRIPT_FOLDER,
  type ScriptDirectory,
  scriptFor,
  scriptName,
} from './script-files.ts';

/** About so many bytes of files are in a script. A search reads some dozens of scripts. */
const SCRIPT_BYTES = 32_000;

/**
 * Moves the files of an index into scripts.
 * @param site the folder of the site. The folder of the index in it is removed.
 */
export async function writeScripts(site: string): Promise<void> {
  const [from, to] = [join(site, INDEX_FOLDER), join(site, SCRIPT_FOLDER)];
  const { engine } = readManifest(await readFile(join(from, MANIFEST_FILE), 'utf8'));
  // An index without papers has no script.
  if (engine.script !== '') {
    const module = await readFile(join(from, engine.script), 'utf8');
    await writeScript(to, engine.script, await asExpression(module));
    await rm(join(from, engine.script));
  }
  const files = await sizedFiles(from);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const directory: ScriptDirectory = { scripts: Math.max(1, Math.ceil(bytes / SCRIPT_BYTES)) };
  const byScript = Map.groupBy(files, ({ path }) => scriptFor(path, directory));
  for (let number = 0; number < directory.scripts; number += 1) {
    const name = scriptName(number);
    const own: Record<string, string> = {};
    for (const { path } of byScript.get(name) ?? [])
      own[path] = (await readFile(join(from, path))).toString('base64');
    await writeScript(to, name, JSON.stringify(own));
  }
  await writeScript(to, DIRECTORY_SCRIPT, JSON.stringify(directory));
  await rm(from, { recursive: true });
}

async function writeScript(folder: string, name: string, expression: string): Promise<void> {
  const file = join(folder, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${RECEIVER}(${JSON.stringify(name)},${expression})\n`);
}

/** A module's text as an expression whose value has the module's exports: pages from a folder cannot load modules. */
async function asExpression(module: string): Promise<string> {
  const { code } = await transform(module, {
    format: 'iife',
    globalName: 'exported',
    minify: true,
    // Pagefind finds its folder by its own address, unless it is told, as it is here.
    logOverride: { 'empty-import-meta': 'silent' },
  });
  return `(()=>{${code}return exported})()`;
}

async function sizedFiles(folder: string): Promise<{ readonly path: string; readonly bytes: number }[]> {
  const sized: { path: string; bytes: number }[] = [];
  for (const path of await filesBelow(folder))
    sized.push({ path, bytes: (await stat(join(folder, path))).size });
  return sized;
}
