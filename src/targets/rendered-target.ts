import type { SiteFrame } from './frame.ts';
import type { Params } from './target.ts';

/** The target that this process renders now, complete: its page needs nothing else of the papers. */
export interface RenderedTarget {
  readonly pattern: string;
  readonly params: Params;
  readonly inputs: unknown;
  readonly frame: SiteFrame;
}

// Compiled pages and the process that runs them have copies of this module each, so the value is shared by a global symbol.
const KEY = Symbol.for('broadsheet.rendered-target');
const shared = globalThis as { [KEY]?: RenderedTarget };

/** The target that this process renders; `undefined` if Astro renders all pages, as in development. */
export function renderedTarget(): RenderedTarget | undefined {
  return shared[KEY];
}

/** Sets the target that is rendered next. A process renders one target at a time. */
export function setRenderedTarget(target: RenderedTarget): void {
  shared[KEY] = target;
}
