import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EngineManager } from '../../../src/search/engine/engine-manager.ts';
import type { Manifest, ManifestShard } from '../../../src/search/format/manifest.ts';
import { ManifestFormatError, writeManifest } from '../../../src/search/format/manifest-json.ts';
import { IndexMissing } from '../../../src/search/retrieval/search-engine.ts';

const SITE = 'https://papers.example.org/base/';
const MANIFEST = `${SITE}pagefind/shards.json`;

/** What the host has, by address without what stands behind a question mark. */
let host: Map<string, string>;
/** What was asked for, and how. */
let asked: { readonly address: string; readonly cache: string }[];

beforeEach(() => {
  [host, asked] = [new Map(), []];
  const fetch = async (input: string, { cache = 'default' }: RequestInit = {}) => {
    asked.push({ address: input, cache });
    const text = host.get(input.replace(/\?.*$/u, ''));
    if (text === 'no connection') throw new TypeError('Failed to fetch');
    return new Response(text ?? 'not found', { status: text === undefined ? 404 : 200 });
  };
  vi.stubGlobal('document', { baseURI: SITE });
  vi.stubGlobal('window', { fetch });
});
afterEach(() => vi.unstubAllGlobals());

const shard = (folder: string): ManifestShard => ({
  folder,
  papers: 3,
  first: '2026-03',
  last: '2026-03',
  years: ['2026'],
});

function put(words: string, ...shards: readonly string[]): void {
  const manifest: Manifest = {
    papers: 3 * shards.length,
    engine: { version: '1.6.0', script: 'pagefind.01234567.js', wasm: 'wasm.en.89abcdef.pagefind' },
    vocabulary: { folder: words, forward: [], backward: [] },
    shards: shards.map(shard),
  };
  host.set(MANIFEST, writeManifest(manifest));
}

/** Whether a search now asks the host for words in a folder, and gets them. */
async function isHad(engine: Awaited<ReturnType<EngineManager['acquire']>>): Promise<boolean> {
  return (await engine.speller(['frequent'])) !== undefined;
}
const wordsIn = (folder: string) => `${SITE}pagefind/${folder}/frequent.txt`;

describe('the index of a page', () => {
  test('is read once, from a cache only if the host confirms it', async () => {
    put('words.1', 'march.1');
    const engines = new EngineManager(new URL(SITE));
    const [one, other] = await Promise.all([engines.acquire(), engines.acquire()]);
    expect(one).toBe(other);
    expect(asked).toEqual([{ address: MANIFEST, cache: 'no-cache' }]);
  });

  test('is replaced only when the host has another one', async () => {
    put('words.1', 'march.1');
    const engines = new EngineManager(new URL(SITE));
    const first = await engines.acquire();
    await Promise.all([engines.refresh(performance.now()), engines.refresh(performance.now())]);
    expect(await engines.acquire()).toBe(first);
    // Those that come together ask once, and not at all where it has been asked since.
    expect(asked).toHaveLength(2);
    await engines.refresh(0);
    expect(asked).toHaveLength(2);
    put('words.2', 'march.2');
    await engines.refresh(performance.now());
    expect(await engines.acquire()).not.toBe(first);
  });

  test('is kept if the host cannot be reached, or has one that is damaged or older than the page', async () => {
    put('words.1', 'march.1');
    const engines = new EngineManager(new URL(SITE));
    const first = await engines.acquire();
    for (const text of ['no connection', '{"format":', '{"format":1}']) {
      host.set(MANIFEST, text);
      await engines.refresh(performance.now());
      expect(await engines.acquire()).toBe(first);
    }
  });

  test('is reported if its format is newer than the page', async () => {
    put('words.1', 'march.1');
    const engines = new EngineManager(new URL(SITE));
    await engines.acquire();
    host.set(MANIFEST, '{"format":99}');
    await expect(engines.refresh(performance.now())).rejects.toThrow(ManifestFormatError);
    const late = new EngineManager(new URL(SITE));
    await expect(late.acquire()).rejects.toThrow(ManifestFormatError);
  });

  test('can be loaded later if there was none at first', async () => {
    const engines = new EngineManager(new URL(SITE));
    await expect(engines.acquire()).rejects.toThrow(IndexMissing);
    put('words.1', 'march.1');
    await expect(engines.acquire()).resolves.toBeDefined();
  });
});

describe('an index with a missing file', () => {
  test('is replaced by the one that the host has, past every cache', async () => {
    put('words.1', 'march.1');
    const engines = new EngineManager(new URL(SITE));
    const first = await engines.acquire();
    expect(await isHad(first)).toBe(false);
    expect(first.incomplete).toBe(true);
    put('words.2', 'march.2');
    host.set(wordsIn('words.2'), '');
    await Promise.all([engines.renew(), engines.renew()]);
    const [manifest] = asked.filter(({ cache }) => cache === 'no-store');
    expect(manifest?.address).toMatch(/shards\.json\?\d+$/u);
    expect(asked.filter(({ cache }) => cache === 'no-store')).toHaveLength(1);
    const second = await engines.acquire();
    expect(await isHad(second)).toBe(true);
    expect(second.incomplete).toBe(false);
  });

  test('does not make the next one incomplete, even if a search in it ends late', async () => {
    put('words.1', 'march.1');
    const engines = new EngineManager(new URL(SITE));
    const first = await engines.acquire();
    put('words.2', 'march.2');
    await engines.renew();
    const second = await engines.acquire();
    await isHad(first);
    expect([first.incomplete, second.incomplete]).toEqual([true, false]);
  });

  test('loads the file again, past every cache, if the host has no other index', async () => {
    put('words.1', 'march.1');
    const engines = new EngineManager(new URL(SITE));
    const first = await engines.acquire();
    await isHad(first);
    await engines.renew();
    host.set(wordsIn('words.1'), '');
    const again = await engines.acquire();
    expect(again).toBe(first);
    expect(again.incomplete).toBe(false);
    expect(await isHad(again)).toBe(true);
    expect(asked.at(-1)).toEqual({ address: wordsIn('words.1'), cache: 'reload' });
    // Once it has been had there is no doubt about it any more.
    expect(again.incomplete).toBe(false);
  });

  test('stays in use if there is no connection', async () => {
    put('words.1', 'march.1');
    const engines = new EngineManager(new URL(SITE));
    const first = await engines.acquire();
    host.set(MANIFEST, 'no connection');
    await engines.renew();
    expect(await engines.acquire()).toBe(first);
  });

  test('is also one with a file that cannot be read', async () => {
    put('words.1', 'march.1');
    const engines = new EngineManager(new URL(SITE));
    const first = await engines.acquire();
    host.set(wordsIn('words.1'), '<p>This is a page.</p>');
    expect(await isHad(first)).toBe(false);
    expect(first.incomplete).toBe(true);
    host.set(wordsIn('words.1'), '');
    await engines.renew();
    expect(await isHad(first)).toBe(true);
    expect([first.incomplete, asked.at(-1)?.cache]).toEqual([false, 'reload']);
  });
});
