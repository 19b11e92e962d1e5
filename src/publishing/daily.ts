import { join } from 'node:path';
import type { BuildReport } from '../building/build-site.ts';
import { readConfiguration } from '../building/configuration.ts';
import { formatNumber } from '../building/files/site-stats.ts';
import type { SourceSettings } from '../site/source-settings.ts';
import { lockFile } from '../store/lock-file.ts';
import { fetchSources, ingestInbox } from './collecting.ts';
import { type DailyOptions, type DailyResult, EXIT } from './daily-options.ts';
import { dailySources } from './daily-sources.ts';
import { recordDigest } from './digest-record.ts';
import { countPapers, type Judgement, judge } from './judge.ts';
import { keepPapers, repairRepository } from './keeping.ts';
import { readStatus, type Status } from './status.ts';

/**
 * Fetches, ingests, builds and pushes, in this order. It never replaces a site by one with fewer papers, and never says that a site is
 * to be published whose papers could not be pushed, since the next run would not have them.
 * @throws {UsageError} for mistakes in the settings, or if another run is at work: nothing was done then.
 */
export async function runDaily(options: DailyOptions): Promise<DailyResult> {
  const { contentDir } = options;
  // Mistakes in the settings are found before anything is fetched.
  const { site } = readConfiguration(contentDir);
  const unlock = await lockFile(
    join(contentDir, '.daily.lock'),
    `Another daily job is running in ${contentDir}`,
  );
  try {
    await repairRepository(options);
    const former = await readStatus(contentDir);
    return await new DailyRun(options, former).run(options.sources ?? site.sources);
  } finally {
    await unlock();
  }
}

class DailyRun {
  readonly #options: DailyOptions;
  readonly #former: Status;
  #away: Status['away'];

  constructor(options: DailyOptions, former: Status) {
    this.#options = options;
    this.#former = former;
    this.#away = former.away;
  }

  async run(sources: readonly SourceSettings[]): Promise<DailyResult> {
    const { contentDir, messages } = this.#options;
    await this.#collect(sources);
    const count = await countPapers(contentDir);
    for (const { file, line, column, message } of count.unreadable)
      messages.warn(`${file}:${line}:${column}: ${message} The site is built without this paper.`);
    const judgement = judge(this.#former.published, count);
    if (this.#isRefused(judgement)) return this.#result(EXIT.refusedSite);
    if (judgement.verdict === 'first' && !this.#options.allowSmaller) {
      messages.say('There are no papers yet, so there is nothing to publish.');
      const isKept = await keepPapers(this.#options, { away: this.#away });
      return this.#result(isKept === 'refused' ? EXIT.refusedPush : this.#doneCode());
    }
    await recordDigest(this.#options);
    return this.#publish(count);
  }

  async #collect(sources: readonly SourceSettings[]): Promise<void> {
    const { contentDir, days, messages, userAgent, clock, limits } = this.#options;
    if (sources.length === 0)
      messages.say('No sources are named in site.yaml: only files in the inbox are read.');
    const named = dailySources(sources, days, clock.now());
    const context = { contentDir, userAgent, clock, limits, say: messages.say, away: this.#former.away };
    const { away, failures } = await fetchSources({ ...context, sources: named });
    this.#away = away;
    for (const [label, { since, days: count, reason }] of Object.entries(away))
      messages.warn(
        `${label} did not answer (day ${count}, since ${since}): ${reason} The next run tries again.`,
      );
    if (failures > 0 && Object.keys(away).length === 0)
      messages.warn(`${failures} requests failed. The next run tries again.`);
    const { report, quarantined } = await ingestInbox(contentDir);
    if (report !== undefined)
      messages.say(
        `${report.counts.new} papers are new, ${report.counts.updated} updated, ${report.counts.read} records read.`,
      );
    for (const path of quarantined)
      messages.warn(
        `A record cannot be read. It is in ${path}, with the reason; the other records are in the site.`,
      );
  }

  /** Builds the site, compares it with the last one again, and commits and pushes the papers. */
  async #publish(count: Awaited<ReturnType<typeof countPapers>>): Promise<DailyResult> {
    const { contentDir, messages, build } = this.#options;
    let report: BuildReport;
    try {
      report = await build();
    } catch (error) {
      // The papers are good even if the site cannot be built: some sources have no archive to fetch them from again.
      await keepPapers(this.#options, { ...this.#former, away: this.#away }).catch((reason: unknown) =>
        messages.warn(`The papers could not be committed: ${String(reason)}`),
      );
      throw error;
    }
    const judgement = judge(this.#former.published, count, report.papers);
    if (report.papers < count.census.papers && this.#isRefused(judgement))
      return this.#result(EXIT.refusedSite);
    if (judgement.verdict === 'publish' && judgement.missing > 0)
      messages.warn(
        `The site has ${report.papers} papers; ${judgement.missing} of the last site are missing.`,
      );
    const published = { ...count.census, papers: report.papers };
    const kept = await keepPapers(this.#options, { published, away: this.#away });
    if (kept === 'refused') return this.#result(EXIT.refusedPush);
    if (kept === 'moved') {
      // The papers that others pushed meanwhile belong to the site, too.
      if (this.#isRefused(judge(published, await countPapers(contentDir))))
        return this.#result(EXIT.refusedSite);
      report = await build();
    }
    messages.say(`The site with ${formatNumber(report.papers)} papers can be published.`);
    return { ...this.#result(this.#doneCode()), isPublishable: true };
  }

  #isRefused(judgement: Judgement): boolean {
    if (judgement.verdict !== 'refuse') return false;
    const { messages, allowSmaller } = this.#options;
    const text = [judgement.reason, ...judgement.details].join('\n  ');
    if (allowSmaller) {
      messages.warn(`${text}\nIt is published nevertheless, because of --allow-smaller.`);
      return false;
    }
    messages.fail(
      text,
      'Nothing was published. If the papers are gone for a reason, run the job once with --allow-smaller.',
    );
    return true;
  }

  #doneCode(): DailyResult['code'] {
    return this.#options.messages.warnings() > 0 ? EXIT.warnings : EXIT.done;
  }

  #result(code: DailyResult['code']): DailyResult {
    return { code, isPublishable: false, away: this.#away };
  }
}
