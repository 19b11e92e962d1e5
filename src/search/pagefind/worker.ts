import type { PagefindInstance, PagefindModule, PagefindResult } from './api.ts';
import type { FetchedFile, FromWorker, ToWorker, WorkerCall } from './worker-messages.ts';

/** The part of a worker's global scope that is used: https://html.spec.whatwg.org/multipage/workers.html#dedicatedworkerglobalscope */
interface WorkerScope {
  fetch: typeof fetch;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  readonly postMessage: (message: FromWorker) => void;
}

/**
 * Runs Pagefind in a worker, whose WebAssembly the policy of the page does not concern: a worker has the policy of its own response,
 * https://html.spec.whatwg.org/multipage/browsers.html#initialize-worker-policy-container. The page fetches all files.
 */
export function servePagefind(scope: WorkerScope): void {
  const instances = new Map<number, PagefindInstance>();
  const requests = new Map<number, (file: FetchedFile) => void>();
  let last = 0;
  scope.fetch = async (input) => {
    last += 1;
    const fetching = new Promise<FetchedFile>((resolve) => requests.set(last, resolve));
    scope.postMessage({ fetch: last, address: input instanceof Request ? input.url : String(input) });
    const { response } = await fetching;
    if (response === undefined) throw new TypeError('The file could not be loaded.');
    const { status, type, body } = response;
    return new Response(body, { status, headers: { 'Content-Type': type } });
  };
  scope.onmessage = ({ data }) => {
    if ('fetched' in data) {
      requests.get(data.fetched)?.(data);
      requests.delete(data.fetched);
      return;
    }
    const { id } = data;
    answer(data, instances).then(
      (value) => scope.postMessage({ id, value }),
      (error: unknown) => scope.postMessage({ id, error: String(error) }),
    );
  };
}

async function answer(
  call: WorkerCall,
  instances: Map<number, PagefindInstance>,
): Promise<readonly PagefindResult[] | undefined> {
  if (call.call === 'import') {
    await import(call.address);
    return undefined;
  }
  if (call.call === 'open') {
    // It has been loaded before, so the browser returns the same module.
    const module = (await import(call.address)) as PagefindModule;
    instances.set(call.instance, module.createInstance(call.options));
    return undefined;
  }
  const instance = instances.get(call.instance);
  if (instance === undefined) throw new TypeError('There is no such index.');
  if (call.call === 'filters') await instance.filters();
  if (call.call === 'preload') await instance.preload(call.term);
  if (call.call !== 'search') return undefined;
  const { results } = await instance.search(call.term);
  // Results have functions, too, which cannot be sent.
  return results.map(({ id, score, words }) => ({ id, score, words }));
}
