import { SearchPage } from '../search/ui/search-page.ts';

// The script is in the folder `assets` below the site's root, so its URL gives the root under any base path.
const { currentScript } = document;
if (currentScript instanceof HTMLScriptElement) new SearchPage(new URL('..', currentScript.src)).start();
