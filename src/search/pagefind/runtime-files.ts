import { hash } from 'node:crypto';
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { PagefindFiles } from '../format/manifest.ts';

/** The names under which Pagefind writes them. */
const [SCRIPT, WASM] = ['pagefind.js', 'wasm.en.pagefind'];

/**
 * Moves Pagefind's script and WebAssembly to another folder, under names with a digest of their bytes, so that a cache never
 * returns a file of another version.
 */
export async function moveRuntime(from: string, to: string): Promise<Omit<PagefindFiles, 'version'>> {
  const script = `pagefind.${await digestOf(join(from, SCRIPT))}.js`;
  const wasm = `wasm.en.${await digestOf(join(from, WASM))}.pagefind`;
  await rename(join(from, SCRIPT), join(to, script));
  await rename(join(from, WASM), join(to, wasm));
  return { script, wasm };
}

/** The value in the entry file of an index that makes Pagefind request the WebAssembly of this name. */
export function wasmInEntry(name: string): string {
  return name.replace(/^wasm\.|\.pagefind$/gu, '');
}

async function digestOf(file: string): Promise<string> {
  return hash('sha256', await readFile(file)).slice(0, 8);
}
