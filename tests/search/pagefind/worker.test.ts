import { afterEach, describe, expect, test, vi } from 'vitest';
import { servePagefind } from '../../../src/search/pagefind/worker.ts';
import { PagefindWorker } from '../../../src/search/pagefind/worker-client.ts';
import type { FromWorker, ToWorker } from '../../../src/search/pagefind/worker-messages.ts';
import { ScriptMissing } from '../../../src/search/retrieval/search-engine.ts';

/** A module that answers as Pagefind does: it fetches a file for each search, and its results have functions. */
const MODULE = `data:text/javascript,${encodeURIComponent(`
  export const createInstance = ({ basePath, read }) => ({
    filters: async () => ({}),
    preload: async () => undefined,
    search: async (term) => {
      const response = await globalThis.broadsheetWorkerFetch(basePath + term);
      if (!response.ok) return { results: [] };
      return { results: [{ id: await response.text(), score: 2, words: [3], data: () => 1 }] };
    },
  });`)}`;

/** A worker in the same thread: what one side posts, the other one gets as a structured clone. */
class WorkerInThread extends EventTarget {
  static started = 0;
  static isMissing = false;
  readonly #scope = {
    fetch: globalThis.fetch,
    onmessage: null as ((event: MessageEvent<ToWorker>) => void) | null,
    postMessage: (data: FromWorker) => {
      const event = new MessageEvent('message', { data: structuredClone(data) });
      queueMicrotask(() => this.dispatchEvent(event));
    },
  };

  constructor() {
    super();
    WorkerInThread.started += 1;
    if (WorkerInThread.isMissing) queueMicrotask(() => this.dispatchEvent(new Event('error')));
    else servePagefind(this.#scope);
    vi.stubGlobal('broadsheetWorkerFetch', this.#scope.fetch);
  }

  postMessage(data: ToWorker): void {
    const event = new MessageEvent('message', { data: structuredClone(data) });
    queueMicrotask(() => this.#scope.onmessage?.(event));
  }

  terminate(): void {
    this.#scope.onmessage = null;
  }
}

function openWorker(fetched: (address: string) => Promise<Response>): PagefindWorker {
  WorkerInThread.started = 0;
  WorkerInThread.isMissing = false;
  vi.stubGlobal('Worker', WorkerInThread);
  vi.stubGlobal('window', { fetch: fetched });
  return new PagefindWorker('https://site.example/assets/search.js');
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('Pagefind in a worker', () => {
  test('gives the results, from files that the page fetches', async () => {
    const addresses: string[] = [];
    const worker = openWorker(async (address) => {
      addresses.push(address);
      return new Response(`the text of ${address}`);
    });
    const module = await worker.importModule(MODULE);
    const [one, other] = ['one/', 'other/'].map((basePath) => module.createInstance({ basePath }));
    await one?.filters();
    expect(await Promise.all([one?.search('a'), other?.search('b')])).toEqual([
      { results: [{ id: 'the text of one/a', score: 2, words: [3] }] },
      { results: [{ id: 'the text of other/b', score: 2, words: [3] }] },
    ]);
    expect(addresses).toEqual(['one/a', 'other/b']);
    expect(WorkerInThread.started).toBe(1);
  });

  test('sees which files are missing and which requests failed', async () => {
    const worker = openWorker(async (address) => {
      if (address.endsWith('broken')) throw new TypeError('no network');
      return new Response('', { status: 404 });
    });
    const instance = (await worker.importModule(MODULE)).createInstance({ basePath: '' });
    expect(await instance.search('missing')).toEqual({ results: [] });
    await expect(instance.search('broken')).rejects.toThrow('The file could not be loaded.');
  });

  test('fails if the worker cannot be loaded, and starts again at the next request', async () => {
    const worker = openWorker(async () => new Response('x'));
    WorkerInThread.isMissing = true;
    await expect(worker.importModule(MODULE)).rejects.toThrow(ScriptMissing);
    WorkerInThread.isMissing = false;
    const instance = (await worker.importModule(MODULE)).createInstance({ basePath: '' });
    expect((await instance.search('a')).results).toHaveLength(1);
    expect(WorkerInThread.started).toBe(2);
  });
});
