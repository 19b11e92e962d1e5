import { EngineManager } from '../search/engine/engine-manager.ts';
import { servePagefind } from '../search/pagefind/worker.ts';
import { PagefindWorker } from '../search/pagefind/worker-client.ts';
import { hostAccess } from '../search/retrieval/index-access.ts';
import { SearchDialog } from '../search/ui/search-dialog.ts';

// The page also starts this script as a worker, in which Pagefind runs: the browser has it already.
if (typeof document === 'undefined') servePagefind(self);
else if (document.currentScript instanceof HTMLScriptElement) {
  // The script is in the folder `assets` below the site's root, so its URL gives the root under any base path.
  const { src } = document.currentScript;
  const root = new URL('..', src);
  const box = document.querySelector<HTMLInputElement>('form.find input');
  const { importModule } = new PagefindWorker(src);
  if (box !== null)
    new SearchDialog(root, box, new EngineManager(root, { ...hostAccess(), importModule })).start();
}
