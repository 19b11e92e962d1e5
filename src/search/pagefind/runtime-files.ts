import { hash } from 'node:crypto';
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { PagefindFiles } from '../format/manifest.ts';

/** As the engine writes them. */
const [SCRIPT, WASM] = ['pagefind.js', 'wasm.en.pagefind'];

/**
 * Moves the engine's script and WebAssembly from one folder to another, under names with a digest of their bytes: whatever a
 * cache still has of a former engine stands under another name, and is never taken for a part of this one.
 */
export async function moveEngine(from: string, to: string): Promise<Omit<PagefindFiles, 'version'>> {
  const script = `pagefind.${await digestOf(join(from, SCRIPT))}.js`;
  const wasm = `wasm.en.${await digestOf(join(from, WASM))}.pagefind`;
  await rename(join(from, SCRIPT), join(to, script));
  await rename(join(from, WASM), join(to, wasm));
  return { script, wasm };
}

/** What the entry of an index says, so that the engine asks for the WebAssembly of a name. */
export function wasmInEntry(name: string): string {
  return name.replace(/^wasm\.|\.pagefind$/gu, '');
}

async function digestOf(file: string): Promise<string> {
  return hash('sha256', await readFile(file)).slice(0, 8);
}
