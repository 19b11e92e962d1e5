import type { BuildReport } from '../building/build-site.ts';
import type { Clock } from '../fetching/http/clock.ts';
import type { Limits } from '../fetching/http/limits.ts';
import type { SourceSettings } from '../site/source-settings.ts';
import type { Messages } from './messages.ts';
import type { Status } from './status.ts';

/** The exit codes of `npm run daily`; docs/publishing.md lists them. */
export const EXIT = { done: 0, warnings: 1, failed: 2, refusedSite: 3, refusedPush: 4 } as const;

/** Options of a daily run. */
export interface DailyOptions {
  readonly contentDir: string;
  readonly siteUrl: string | undefined;
  /** The sources to use instead of those in `site.yaml`. */
  readonly sources: readonly SourceSettings[] | undefined;
  /** How many days back sources with an archive are asked. */
  readonly days: number;
  readonly allowSmaller: boolean;
  /** Whether to commit and push what is new. */
  readonly keep: boolean;
  readonly userAgent: string;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly messages: Messages;
  /** Builds the site into the output folder. */
  readonly build: () => Promise<BuildReport>;
}

/** The result of a daily run: whether there is a site to publish, and the sources that are away. */
export interface DailyResult {
  readonly code: (typeof EXIT)[keyof typeof EXIT];
  readonly isPublishable: boolean;
  readonly away: Status['away'];
}
