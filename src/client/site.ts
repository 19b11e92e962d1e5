import { completeCalendar } from './page/calendar.ts';
import { followContents } from './page/contents.ts';
import { openNavigationInDrawer } from './page/drawer.ts';
import { listenToKeys } from './page/keys.ts';
import { switchThemes } from './page/theme.ts';

// The month's own script comes after this one.
document.addEventListener('DOMContentLoaded', completeCalendar);
switchThemes();
openNavigationInDrawer();
followContents();
listenToKeys();
