import type { PageRecord, PageState } from './page-state.ts';

/** Why a page is made again. */
export type StaleReason = 'no former page' | 'code or settings' | 'frame' | 'inputs' | 'papers' | 'file';

/** The digests of all that a page is made from. */
export interface PageKey {
  readonly compilation: string;
  readonly frame: string;
  readonly inputs: string;
  readonly papers: string;
}

/** Why the page at `path` cannot be the same as in the former build; `undefined` if it is. */
export function staleReason(
  state: PageState | undefined,
  path: string,
  key: PageKey,
): StaleReason | undefined {
  const page = state?.pages[path];
  if (state === undefined || page === undefined) return 'no former page';
  const [inputs, papers] = page;
  if (state.compilation !== key.compilation) return 'code or settings';
  if (state.frame !== key.frame) return 'frame';
  if (inputs !== key.inputs) return 'inputs';
  if (papers !== key.papers) return 'papers';
  return undefined;
}

/** The pages of the former build. Those whose files are as it has left them can stay where they are. */
export class FormerPages {
  readonly #changed: ReadonlySet<string>;

  /** @param changed the paths of files that somebody has changed or removed since the former build. */
  constructor(changed: Iterable<string>) {
    this.#changed = new Set(changed);
  }

  /** Takes a page over; returns its record, or `undefined` if its file is not the one that the former build has made. */
  take(path: string, page: PageRecord): PageRecord | undefined {
    return this.#changed.has(path) ? undefined : page;
  }
}
