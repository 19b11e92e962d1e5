import { SearchDialog } from '../search/ui/search-dialog.ts';

// The script lies in the folder `assets` below the site's root, whatever path the site is served at.
const { currentScript } = document;
const box = document.querySelector<HTMLInputElement>('form.find input');
if (currentScript instanceof HTMLScriptElement && box !== null)
  new SearchDialog(new URL('..', currentScript.src), box).start();
