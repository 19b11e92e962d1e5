import { vi } from 'vitest';
import type { BuildReport } from '../../src/building/build-site.ts';
import { LIMITS } from '../../src/fetching/http/limits.ts';
import { runDaily } from '../../src/publishing/daily.ts';
import type { DailyOptions, DailyResult } from '../../src/publishing/daily-options.ts';
import { createMessages } from '../../src/publishing/messages.ts';
import { readVisible } from '../../src/store/store.ts';
import { IMPATIENT, type TestClock, testClock } from '../fetching/runs.ts';
import { type Server, serve } from '../fetching/server.ts';
import { temporaryFolder } from '../ingest/command.ts';
import { makeRepositories, NOBODY, type Repositories } from './repositories.ts';

/** A repository of papers with a remote, and a source that a test plays. */
export interface DailyScene extends Repositories {
  readonly server: Server;
  readonly clock: TestClock;
  /** The numbers of papers of the sites that were built. */
  readonly built: number[];
  run(options?: Partial<DailyOptions>): Promise<DailyResult & { readonly printed: string }>;
}

/** The report of a build that counts the papers and writes nothing. */
export async function countingBuild(content: string, built: number[]): Promise<BuildReport> {
  let papers = 0;
  for await (const _ of readVisible(content, () => {})) papers += 1;
  built.push(papers);
  return {
    ...{
      papers,
      pages: 1,
      files: 1,
      bytes: 1,
      kinds: [],
      largest: undefined,
      problems: 0,
      targets: { made: 1, kept: 0, removed: 0 },
      isAddressed: false,
      unknownPins: [],
      topicsFile: '',
    },
    seconds: { pages: 0, search: 0, cards: 0 },
    shards: { built: 0, reused: 0 },
    formulas: { formulas: 0, broken: [] },
  };
}

export async function dailyScene(start = '2026-03-06T12:00:00Z'): Promise<DailyScene> {
  const work = await temporaryFolder();
  for (const [name, value] of Object.entries(NOBODY)) vi.stubEnv(name, value);
  const repositories = makeRepositories(work);
  const { content } = repositories;
  const clock = testClock(start);
  const server = await serve(clock.now);
  const built: number[] = [];
  return {
    ...{ ...repositories, server, clock, built },
    async run(options = {}) {
      const lines: string[] = [];
      const result = await runDaily({
        ...{
          contentDir: content,
          siteUrl: undefined,
          sources: [{ from: 'hf', base: server.base }],
          days: 1,
          keep: true,
          clock,
        },
        ...{
          allowSmaller: false,
          userAgent: 'Broadsheet/test',
          limits: { ...LIMITS, ...IMPATIENT, attempts: 2 },
        },
        messages: createMessages((line) => lines.push(line), false),
        build: () => countingBuild(content, built),
        ...options,
      });
      return { ...result, printed: lines.join('\n') };
    },
  };
}
