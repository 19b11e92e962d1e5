import { ScriptMissing } from '../retrieval/search-engine.ts';
import type { PagefindInstance, PagefindModule, PagefindResult } from './api.ts';
import type { FetchedFile, FromWorker, WorkerCall } from './worker-messages.ts';

/** A call without its number. */
type Call = WorkerCall extends infer Each ? (Each extends WorkerCall ? Omit<Each, 'id'> : never) : never;

interface Pending {
  readonly resolve: (value: readonly PagefindResult[] | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** Runs Pagefind in a worker, see {@link servePagefind}. The worker is started at the first request, and again if it could not be loaded. */
export class PagefindWorker {
  readonly #script: string;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #last = 0;

  /** @param script the address of a script that calls `servePagefind` in a worker. */
  constructor(script: string) {
    this.#script = script;
  }

  /** Loads Pagefind’s script in the worker. @throws {ScriptMissing} @throws {TypeError} if Pagefind’s script cannot be loaded. */
  readonly importModule = async (address: string): Promise<PagefindModule> => {
    await this.#call({ call: 'import', address });
    return { createInstance: (options) => this.#createInstance(address, options) };
  };

  #createInstance(address: string, options: Readonly<Record<string, unknown>>): PagefindInstance {
    this.#last += 1;
    const instance = this.#last;
    const opening = this.#call({ call: 'open', address, instance, options });
    // Each call below fails with the same error.
    opening.catch(() => undefined);
    return {
      search: async (term) => {
        await opening;
        return { results: (await this.#call({ call: 'search', instance, term })) ?? [] };
      },
      preload: async (term) => {
        await opening;
        await this.#call({ call: 'preload', instance, term });
      },
      filters: async () => {
        await opening;
        return this.#call({ call: 'filters', instance });
      },
    };
  }

  #call(call: Call): Promise<readonly PagefindResult[] | undefined> {
    return new Promise((resolve, reject) => {
      this.#last += 1;
      const id = this.#last;
      this.#worker ??= this.#start();
      this.#pending.set(id, { resolve, reject });
      this.#worker.postMessage({ ...call, id } as WorkerCall);
    });
  }

  #start(): Worker {
    const worker = openWorker(this.#script);
    let isLoaded = false;
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      isLoaded = true;
      if ('fetch' in data) void fetchFor(worker, data.fetch, data.address);
      else this.#settle(data);
    });
    worker.addEventListener('error', () => {
      // An error in a worker that runs does not end it.
      if (isLoaded || this.#worker !== worker) return;
      this.#worker = undefined;
      worker.terminate();
      for (const { reject } of this.#pending.values())
        reject(new ScriptMissing('The worker of the search could not be loaded.'));
      this.#pending.clear();
    });
    return worker;
  }

  #settle(message: Exclude<FromWorker, { fetch: number }>): void {
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if ('error' in message) pending?.reject(new TypeError(message.error));
    else pending?.resolve(message.value);
  }
}

/** Fetches a file for Pagefind in the page, where `interceptFetch` handles it. */
async function fetchFor(worker: Worker, fetched: number, address: string): Promise<void> {
  const send = (file: FetchedFile, transferred: Transferable[] = []) => worker.postMessage(file, transferred);
  try {
    const response = await window.fetch(address);
    const body = await response.arrayBuffer();
    const type = response.headers.get('content-type') ?? '';
    send({ fetched, response: { status: response.status, type, body } }, [body]);
  } catch {
    send({ fetched });
  }
}

/** @throws {ScriptMissing} if the browser has no workers. */
function openWorker(script: string): Worker {
  try {
    return new Worker(script);
  } catch (cause) {
    throw new ScriptMissing('The browser starts no worker.', { cause });
  }
}
