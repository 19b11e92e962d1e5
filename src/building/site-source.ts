import type { StateFolders } from '../output/state-folder.ts';
import type { Snapshot } from '../store/snapshot/snapshot.ts';
import type { BuildListener } from './build-report.ts';
import type { Configuration } from './configuration.ts';
import type { BuildOptions } from './options.ts';

/** What a site is made from. */
export interface SiteSource {
  readonly options: BuildOptions;
  readonly configuration: Configuration;
  readonly snapshot: Snapshot;
  readonly state: StateFolders;
  readonly listener: MakingListener;
}

/** Callbacks of {@link makeSite}. */
export interface MakingListener extends BuildListener {
  /** Is told of problems and warnings that each build of the same papers has. */
  readonly lasting: (text: string) => void;
  /** Is told how many papers the site has, before it is complete. */
  readonly papers: (papers: number) => void;
}
