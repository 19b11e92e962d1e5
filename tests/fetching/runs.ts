import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { vi } from 'vitest';
import type { Clock } from '../../src/fetching/http/clock.ts';
import { LIMITS } from '../../src/fetching/http/limits.ts';
import { fetchFrom } from '../../src/fetching/run.ts';
import type { Source } from '../../src/fetching/source.ts';
import { temporaryFolder } from '../ingest/command.ts';
import { type Server, serve } from './server.ts';

/** A clock of which only sleep moves the hands. */
export interface TestClock extends Clock {
  set(time: string): void;
}

/** Noon in UTC on Friday, 6 March 2026, unless told otherwise. */
export function testClock(start = '2026-03-06T12:00:00Z', chance = 0.5): TestClock {
  let time = Date.parse(start);
  return {
    now: () => time,
    async sleep(milliseconds) {
      time += milliseconds;
      // The server notices a connection that was given up before the next one comes.
      await setTimeout(10);
    },
    random: () => chance,
    set: (text) => {
      time = Date.parse(text);
    },
  };
}

export interface Outcome {
  readonly code: number;
  readonly said: string;
  readonly errors: string;
}

/** A content folder and a source that a test plays. */
export interface Scene {
  readonly clock: TestClock;
  readonly server: Server;
  readonly content: string;
  /** @param bytes the most that an answer may have. */
  run(source: Source, options?: { ingest?: boolean }, bytes?: number): Promise<Outcome>;
  /** The text of a file in the inbox, `undefined` where there is none. */
  saved(name: string): Promise<string | undefined>;
}

/** How long a source may take, in milliseconds: so long that no busy machine exceeds it. */
const PATIENT = { head: 10_000, stall: 10_000, whole: 30_000 };

/** The same for tests of sources that never answer. */
export const IMPATIENT = { head: 1000, stall: 1000, whole: 2500 };

export async function scene(start?: string, times = PATIENT): Promise<Scene> {
  const clock = testClock(start);
  const server = await serve(clock.now);
  const content = await temporaryFolder();
  return {
    clock,
    server,
    content,
    saved: (name) => readFile(join(content, 'inbox', name), 'utf8').catch(() => undefined),
    async run(source, { ingest = false } = {}, bytes = 100_000) {
      const said: string[] = [];
      const errors: string[] = [];
      const error = vi.spyOn(console, 'error').mockImplementation((line: string) => void errors.push(line));
      const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
      try {
        const code = await fetchFrom(source, {
          contentDir: content,
          base: server.base,
          ingest,
          userAgent: 'Broadsheet/test',
          steps: { say: (line) => said.push(line), end: () => {} },
          clock,
          limits: { ...LIMITS, ...times, bytes },
        });
        return { code, said: said.join('\n'), errors: errors.join('\n') };
      } finally {
        error.mockRestore();
        log.mockRestore();
      }
    },
  };
}
