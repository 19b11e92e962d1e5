import { showSavedPapers } from './saved/saved-page.ts';
import { actOnShelf } from './shelf/acts.ts';

globalThis.broadsheetShelf = actOnShelf;
showSavedPapers();
