import { actOnShelf } from './shelf/acts.ts';
import { followShelf } from './shelf/page-shelf.ts';

// Two quick clicks may load the script twice. The second one changes nothing.
globalThis.broadsheetShelf ??= actOnShelf;
followShelf();
