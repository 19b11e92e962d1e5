import { completeCalendar } from './page/calendar.ts';
import { followContents } from './page/contents.ts';
import { openNavigationInDrawer } from './page/drawer.ts';
import { addFrameKeys } from './page/frame-keys.ts';
import { offerHelp } from './page/help.ts';
import { bindKeys } from './page/keys.ts';
import { addListKeys } from './page/list-keys.ts';
import { loadSearchOnDemand } from './page/search-loader.ts';
import { registerWorker } from './page/service-worker.ts';
import { offerShelf } from './page/shelf-buttons.ts';
import { offerSorting, showSorted } from './page/sorting.ts';
import { switchThemes } from './page/theme.ts';
import { markNew } from './page/visits.ts';

// The script of the month, which sets the days, runs after this one.
document.addEventListener('DOMContentLoaded', completeCalendar);
switchThemes();
openNavigationInDrawer();
offerSorting();
showSorted();
markNew();
followContents();
addListKeys();
offerShelf();
addFrameKeys();
bindKeys();
offerHelp();
loadSearchOnDemand();
registerWorker();
