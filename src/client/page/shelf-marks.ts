import { prefer, preference } from './preferences.ts';
import { siteRoot } from './site-root.ts';

/**
 * Which papers are saved and which are read, by the file names of their pages. The database has the truth. This copy in
 * `localStorage` can be read at once, so that pages show their marks when they load, without a script for the database.
 */
export interface ShelfMarks {
  readonly saved: ReadonlySet<string>;
  readonly read: ReadonlySet<string>;
}

/** The event that is dispatched on the document after this page has stored new marks. Other pages get `storage`. */
export const MARKED = 'broadsheet:marked';

const keptUnder = () => `shelf:${siteRoot().pathname}`;

/** The stored marks. */
export function shelfMarks(): ShelfMarks {
  // Names have no spaces and no line feeds.
  const [saved = '', read = ''] = (preference(keptUnder()) ?? '').split('\n');
  return { saved: new Set(saved.split(' ')), read: new Set(read.split(' ')) };
}

/** Stores the marks. Without `localStorage`, pages show them only after a script has read the database. */
export function keepMarks(saved: readonly string[], read: readonly string[]): void {
  prefer(keptUnder(), `${saved.join(' ')}\n${read.join(' ')}`);
  document.dispatchEvent(new Event(MARKED));
}
