import { readFileSync } from 'node:fs';
import { access, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { INDEX_FOLDER, MANIFEST_FILE } from '../../../src/search/format/manifest.ts';
import { writeManifest } from '../../../src/search/format/manifest-json.ts';
import {
  DIRECTORY_SCRIPT,
  RECEIVER,
  SCRIPT_FOLDER,
  scriptFor,
  scriptName,
} from '../../../src/search/portable/script-files.ts';
import { ScriptReader } from '../../../src/search/portable/script-reader.ts';
import { writeScripts } from '../../../src/search/portable/write-scripts.ts';

const SCRIPT = 'pagefind.01234567.js';
const MANIFEST = writeManifest({
  papers: 3,
  engine: { version: '1.6.0', script: SCRIPT, wasm: 'wasm.en.89abcdef.pagefind' },
  shards: [],
});

let site: string;
/** The scripts that the page has run. */
let run: string[];

beforeEach(async () => {
  // As on a stick that somebody named.
  site = join(await mkdtemp(join(tmpdir(), 'broadsheet-portable-')), 'My USB #1 ü');
  run = [];
  const receivers: Record<string, unknown> = {};
  vi.stubGlobal('window', receivers);
  vi.stubGlobal('document', {
    baseURI: pathToFileURL(join(site, 'search.html')).href,
    createElement: () => new FakeScript(),
    head: { append: (script: FakeScript) => script.runWith(receivers) },
  });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await rm(dirname(site), { recursive: true });
});

/** A script element that runs its file when it is added to the page. */
class FakeScript extends EventTarget {
  src = '';

  remove(): void {}

  runWith(receivers: Record<string, unknown>): void {
    queueMicrotask(() => {
      try {
        const path = fileURLToPath(this.src);
        run.push(path.slice(join(site, SCRIPT_FOLDER).length).replaceAll('\\', '/'));
        runInNewContext(readFileSync(path, 'utf8'), { [RECEIVER]: receivers[RECEIVER] });
        this.dispatchEvent(new Event('load'));
      } catch {
        this.dispatchEvent(new Event('error'));
      }
    });
  }
}

async function write(files: Readonly<Record<string, Uint8Array | string>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    const file = join(site, INDEX_FOLDER, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

function reader(): { readonly own: ScriptReader; readonly address: (path: string) => string } {
  const root = pathToFileURL(`${site}/`);
  return { own: new ScriptReader(root), address: (path) => new URL(`${INDEX_FOLDER}/${path}`, root).href };
}

describe('a portable index', () => {
  test('gives back every byte of every file', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
    const files = {
      '2026-03.aa/index/1.pf_index': bytes,
      'words.bb/frequent.txt': '0abilityE',
      'empty.bin': '',
    };
    await write({ ...files, [MANIFEST_FILE]: MANIFEST, [SCRIPT]: 'export const one = 1;' });
    await writeScripts(site);
    const { own, address } = reader();
    for (const [path, content] of Object.entries(files)) {
      const response = await own.fetch(address(path));
      expect(response.status).toBe(200);
      expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from(content));
    }
    expect(await (await own.fetch(`${address(MANIFEST_FILE)}?1234`)).text()).toBe(MANIFEST);
  });

  test('leaves no file behind that only a server could give to a page', async () => {
    await write({ 'a.bin': 'a', [MANIFEST_FILE]: MANIFEST, [SCRIPT]: 'export const one = 1;' });
    await writeScripts(site);
    await expect(access(join(site, INDEX_FOLDER))).rejects.toThrow();
    const entries = await readdir(join(site, SCRIPT_FOLDER), { recursive: true, withFileTypes: true });
    const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    expect(names).toContain(DIRECTORY_SCRIPT);
    for (const name of names) expect(name).toMatch(/\.js$/u);
  });

  test('answers for a missing file as a server does', async () => {
    await write({ [MANIFEST_FILE]: MANIFEST, [SCRIPT]: 'export const one = 1;' });
    await writeScripts(site);
    const { own, address } = reader();
    for (const path of ['gone.bin', 'constructor', '__proto__'])
      expect((await own.fetch(address(path))).status).toBe(404);
  });

  test('has the exports of Pagefind’s module, which does not need its own address', async () => {
    const module = 'export const at = typeof import.meta.url; export function twice(n) { return 2 * n; }';
    await write({ [MANIFEST_FILE]: MANIFEST, [SCRIPT]: module });
    await writeScripts(site);
    const { own, address } = reader();
    const loaded = (await own.importModule(`${address(SCRIPT)}?attempt=1`)) as {
      at: string;
      twice: (n: number) => number;
    };
    expect([loaded.at, loaded.twice(21)]).toEqual(['undefined', 42]);
  });

  test('says so if a script is missing, and reads it when it is there again', async () => {
    await write({ 'a.bin': 'abc', [MANIFEST_FILE]: MANIFEST, [SCRIPT]: 'export const one = 1;' });
    const { own, address } = reader();
    await expect(own.fetch(address('a.bin'))).rejects.toThrow(TypeError);
    await writeScripts(site);
    expect(await (await own.fetch(address('a.bin'))).text()).toBe('abc');
  });

  test('works without papers, which need no module', async () => {
    const manifest = writeManifest({ papers: 0, engine: { version: '', script: '', wasm: '' }, shards: [] });
    await write({ [MANIFEST_FILE]: manifest });
    await writeScripts(site);
    const { own, address } = reader();
    expect(await (await own.fetch(address(MANIFEST_FILE))).text()).toBe(manifest);
  });

  test('is in scripts of some ten thousand bytes, of which a page runs those that it needs, once', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [`fragment/${at}.pf_fragment`, new Uint8Array(2000)]),
    );
    await write({ ...files, [MANIFEST_FILE]: MANIFEST, [SCRIPT]: 'export const one = 1;' });
    await writeScripts(site);
    const { own, address } = reader();
    for (let time = 0; time < 3; time += 1) await own.fetch(address('fragment/7.pf_fragment'));
    expect(run).toHaveLength(2);
    const sizes: number[] = [];
    for (let number = 0; number < 19; number += 1)
      sizes.push((await stat(join(site, SCRIPT_FOLDER, scriptName(number)))).size);
    expect(Math.max(...sizes)).toBeLessThan(4 * 32_000);
  });
});

test('every file has a script of the index', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 5000 }), (path, scripts) => {
      const names = new Set(Array.from({ length: scripts }, (_, number) => scriptName(number)));
      expect(names.size).toBe(scripts);
      expect(names.has(scriptFor(path, { scripts }))).toBe(true);
    }),
    { numRuns: 50 },
  );
});
