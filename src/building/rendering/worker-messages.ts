import type { PlacedCard } from '../../cards/site-cards.ts';
import type { SiteFrame } from '../../targets/frame.ts';
import type { Params } from '../../targets/target.ts';
import type { Part } from '../split/part.ts';
import type { PageRecord } from './page-state.ts';

/** What a process that renders pages needs once. Paths are absolute. */
export interface WorkerSetup {
  readonly compiledDir: string;
  /** The file of the snapshot of the papers. */
  readonly snapshot: string;
  readonly outDir: string;
  readonly frame: SiteFrame;
}

/** A target whose inputs are JSON. */
export interface StringifiedTarget {
  readonly pattern: string;
  readonly params: Params;
  readonly json: string;
  /** The digests of its inputs and of the records of the papers in them. */
  readonly inputs: string;
  readonly papers: string;
}

/** A message to a process that renders pages. The first one has the setup. */
export interface ToWorker {
  readonly setup?: WorkerSetup;
  readonly targets: readonly StringifiedTarget[];
}

/** A message from such a process: the pages that it has made, which target failed, or a warning of Astro. */
export type FromWorker =
  | { readonly rendered: readonly (readonly [path: string, page: PageRecord])[] }
  | { readonly failure: { readonly pattern: string; readonly params: Params; readonly reason: string } }
  | { readonly warning: string };

/** What the process that makes the targets of a site is asked to do. Paths are absolute. */
export interface SiteJob {
  /** The folder of the compiled pages, and the digest of code and settings. */
  readonly compiledDir: string;
  readonly compilation: string;
  /** The output folder of the former build, and the file with its state; neither need exist. */
  readonly formerDir: string;
  readonly formerState: string;
  /** A file with the paths, as JSON, of those files in the output folder that are not as the former build has left them. */
  readonly changedFiles: string;
  /** The file into which the state of this build is written. */
  readonly newState: string;
  /** The path of a page below the output folder; a notice says why it is made again or not. */
  readonly explained?: string;
  /** Whether all pages are made again, and compared with those of the former build. */
  readonly isAudit?: boolean;
  /** Only the pages of this part of the site are made. */
  readonly part?: Part;
  /** The folders of all parts of the site, from which the pages are taken that the former build does not have. */
  readonly parts?: readonly string[];
}

/** The numbers of files that were made, of those that are as before, and of those that are no longer there. */
export interface PageCounts {
  readonly made: number;
  readonly kept: number;
  readonly removed: number;
  /** In an audit: the files that a build would have kept, and those of them that differ, which is a fault of Broadsheet. */
  readonly audited?: { readonly files: number; readonly different: readonly string[] };
}

/** How the pages of a site differ from those of the former build. */
export interface PageChanges {
  /** The pages that the former build does not have, or not with this content: paths of files, and their digests. */
  readonly made: readonly (readonly [path: string, digest: string])[];
  /** The paths of those that are no longer there. */
  readonly removed: readonly string[];
}

/** The pages of a site, once all are made. */
export interface BuiltPages {
  readonly counts: PageCounts;
  readonly changes: PageChanges;
}

/** A message from the process that lists the targets of a site. A `problem` has left a paper out. */
export type FromSiteWorker =
  | { readonly rendered: number }
  | { readonly cards: readonly PlacedCard[] }
  | { readonly built: BuiltPages }
  | { readonly notice: string }
  | { readonly problem: string };
