import type { SiteFrame } from '../../targets/frame.ts';
import type { Params } from '../../targets/target.ts';

/** What a process that renders pages needs once. Paths are absolute. */
export interface WorkerSetup {
  readonly compiledDir: string;
  readonly recordsFile: string;
  readonly outDir: string;
  readonly frame: SiteFrame;
}

/** A target whose inputs are JSON. */
export interface StringifiedTarget {
  readonly pattern: string;
  readonly params: Params;
  readonly json: string;
}

/** A message to a process that renders pages. The first one has the setup. */
export interface ToWorker {
  readonly setup?: WorkerSetup;
  readonly targets: readonly StringifiedTarget[];
}

/** A message from such a process: how many targets it has rendered, which one failed, or a warning of Astro. */
export type FromWorker =
  | { readonly rendered: number }
  | { readonly failure: { readonly pattern: string; readonly params: Params; readonly reason: string } }
  | { readonly warning: string };

/** A message from the process that lists the targets of a site. A `problem` has left a paper out. */
export type FromSiteWorker =
  | { readonly rendered: number }
  | { readonly notice: string }
  | { readonly problem: string };
