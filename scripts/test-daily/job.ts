import { type BuildListener, buildSite } from '../../src/building/build-site.ts';
import { reportLines } from '../../src/building/terminal.ts';
import { LIMITS } from '../../src/fetching/http/limits.ts';
import { runDaily } from '../../src/publishing/daily.ts';
import { createMessages } from '../../src/publishing/messages.ts';
import { IMPATIENT, testClock } from '../../tests/fetching/runs.ts';

const QUIET: BuildListener = { progress: () => {}, notice: () => {} };

/** What a run of the daily job is told. */
export interface JobOptions {
  readonly content: string;
  readonly out: string;
  /** The address of the source. */
  readonly base: string;
  readonly now: string;
  readonly days: number;
  readonly allowSmaller: boolean;
}

/** Runs the daily job with a real build: in a process of its own, which can be killed. A source that hangs is given up in seconds. */
async function run({ content, out, base, now, days, allowSmaller }: JobOptions): Promise<number> {
  const build = async () => {
    const report = await buildSite({ contentDir: content, outDir: out, siteUrl: undefined }, QUIET);
    for (const line of reportLines(report, out)) console.log(line);
    return report;
  };
  const { code, isPublishable } = await runDaily({
    ...{ contentDir: content, siteUrl: undefined, sources: [{ from: 'hf', base }], days, allowSmaller },
    ...{ keep: true, userAgent: 'Broadsheet/test', clock: testClock(now), build },
    limits: { ...LIMITS, ...IMPATIENT, attempts: 2 },
    messages: createMessages(console.log, false),
  });
  console.log(`publish=${isPublishable}`);
  return code;
}

try {
  process.exitCode = await run(JSON.parse(process.argv[2] ?? '') as JobOptions);
} catch (error) {
  console.log(`error: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
