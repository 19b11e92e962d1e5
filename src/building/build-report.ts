import type { IndexReport } from '../search/build/build-index.ts';
import type { SiteStats } from './files/site-stats.ts';
import type { FormulaReport } from './formulas.ts';
import type { PageCounts } from './rendering/worker-messages.ts';
import type { UnknownPin } from './unknown-pins.ts';

/** Callbacks for the progress of a build, and for notes and warnings. */
export interface BuildListener {
  readonly progress: (text: string) => void;
  readonly notice: (text: string) => void;
}

/** The result of a build; `--report` writes it as JSON. `seconds` is the duration of each stage. */
export interface BuildReport extends SiteStats {
  readonly papers: number;
  /** The number of files of the store that were left out; each was reported. */
  readonly problems: number;
  /** The numbers of files of pages that were made, are as before, or are no longer there. */
  readonly targets: PageCounts;
  readonly seconds: Readonly<Record<'pages' | 'search' | 'cards', number>>;
  /** The number of search shards that were built, and of shards that were reused from former builds. */
  readonly shards: IndexReport['shards'];
  /** Whether the site's URL is known, so that it has feeds, a sitemap and share cards. */
  readonly isAddressed: boolean;
  /** The formulas of the store, and those that cannot be rendered. */
  readonly formulas: FormulaReport;
  /** The pinned topics that do not exist. */
  readonly unknownPins: readonly UnknownPin[];
  /** The path of the topics file, for messages. */
  readonly topicsFile: string;
}

/** The report of a build that has found nothing to do, from that of the build before. */
export function unchangedReport(former: BuildReport): BuildReport {
  const { made, kept } = former.targets;
  const { built, reused } = former.shards;
  return {
    ...former,
    targets: { made: 0, kept: made + kept, removed: 0 },
    seconds: { pages: 0, search: 0, cards: 0 },
    shards: { built: 0, reused: built + reused },
  };
}
