import { exportPapers } from './saved/exporting.ts';
import { importFile } from './saved/importing.ts';
import { openLink } from './saved/link-opening.ts';

globalThis.broadsheetShelfFiles = { exportPapers, importFile, openLink };
