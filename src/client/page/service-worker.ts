import type { StoreMessage } from '../../offline/store-message.ts';

/**
 * Registers the site's service worker, once the page has loaded. Readers who ask their browser to save data get none: it loads
 * files that the page does not need.
 */
export function registerWorker(): void {
  const { workerUrl } = document.documentElement.dataset;
  if (workerUrl === undefined || !('serviceWorker' in navigator)) return;
  const connection = 'connection' in navigator ? navigator.connection : undefined;
  if (connection instanceof Object && 'saveData' in connection && connection.saveData === true) return;
  if (navigator.serviceWorker.controller === null)
    navigator.serviceWorker.addEventListener('controllerchange', storeThisPage, { once: true });
  const register = () =>
    // The site works without the worker. Browsers refuse it on pages without HTTPS, and in some private windows.
    void navigator.serviceWorker.register(workerUrl).catch(() => undefined);
  if (document.readyState === 'complete') register();
  else addEventListener('load', register, { once: true });
}

/** The worker has not seen the files of the first page of a visit, because the page loaded before it. */
function storeThisPage(): void {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const message: StoreMessage = { store: [location.href.replace(/#.*$/u, ''), ...loaded] };
  navigator.serviceWorker.controller?.postMessage(message);
}
