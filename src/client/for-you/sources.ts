import type { SavedPaper } from '../../shelf/saved-paper.ts';
import { ShelfError } from '../../shelf/shelf-error.ts';
import type { ShelfStore } from '../../shelf/shelf-store.ts';
import { type DayLink, loadDay } from './day-loader.ts';
import type { ListedPaper } from './entry.ts';

/** The papers of some days, and the days whose files did not load. */
export interface LoadedPapers {
  readonly papers: readonly ListedPaper[];
  readonly failed: readonly DayLink[];
  /** The number of papers that the files of very large days do not have. */
  readonly leftOut: number;
}

/** Loads the papers of days. */
export async function papersOf(links: readonly DayLink[]): Promise<LoadedPapers> {
  const failed: DayLink[] = [];
  let leftOut = 0;
  const lists = await Promise.all(
    links.map(async (link): Promise<ListedPaper[]> => {
      try {
        const { papers, topicLabels, leftOut: missing = 0 } = await loadDay(link);
        leftOut += missing;
        return papers.map((paper) => ({ ...paper, day: link, topicLabels }));
      } catch {
        failed.push(link);
        return [];
      }
    }),
  );
  return { papers: lists.flat(), failed, leftOut };
}

const EMPTY = { saved: [], readIds: new Set<string>() };

/** The papers that a reader saved and read; if they cannot be read, a message for the reader. */
export interface ShelfState {
  readonly saved: readonly SavedPaper[];
  readonly readIds: ReadonlySet<string>;
  readonly problem?: string;
}

/** Reads the shelf. @param shelf `undefined` if it cannot be opened. */
export async function readerOf(shelf: ShelfStore | undefined): Promise<ShelfState> {
  try {
    if (shelf === undefined) return EMPTY;
    const [saved, readIds] = await Promise.all([shelf.all(), shelf.readIds()]);
    return { saved, readIds };
  } catch (error) {
    const why =
      error instanceof ShelfError ? `${error.message} ${error.hint}` : 'Reload the page and try again.';
    return { ...EMPTY, problem: `Your saved papers could not be read. ${why}` };
  }
}

/** What to say about days whose files did not load; nothing if there are none. */
export function missingDays(failed: readonly DayLink[]): string {
  if (failed.length === 0) return '';
  const days = failed.map(({ name }) => name).join('; ');
  return `The papers of these days could not be loaded: ${days}. The connection failed, or the site has been updated since this page was opened. Reload the page, or open the days below.`;
}
