import { SearchDialog } from '../search/ui/search-dialog.ts';

// The script is in the folder `assets` below the site's root, so its URL gives the root under any base path.
const { currentScript } = document;
const box = document.querySelector<HTMLInputElement>('form.find input');
if (currentScript instanceof HTMLScriptElement && box !== null)
  new SearchDialog(new URL('..', currentScript.src), box).start();
