import { SearchPage } from '../search/ui/search-page.ts';

// The script lies in the folder `assets` below the site's root, whatever path the site is served at.
const { currentScript } = document;
if (currentScript instanceof HTMLScriptElement) new SearchPage(new URL('..', currentScript.src)).start();
