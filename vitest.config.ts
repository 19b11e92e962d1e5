import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, of each project, the longest first. */
const LONG = [
  'ingest/killed.test.ts',
  'fetching/command.test.ts',
  'ingest/command.test.ts',
  'e2e/deployments.test.ts',
  'e2e/search.test.ts',
  'e2e/look.test.ts',
  'e2e/build.test.ts',
  'e2e/shards.test.ts',
  'e2e/portable.test.ts',
  'e2e/links.test.ts',
];

/**
 * Begins with what takes minutes, so that it does not run alone at the end; a new clone knows no durations. The rest of a
 * project stands together, since a worker goes on only with files of the same project.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const placeOf = ({ moduleId, project }: TestSpecification) => {
      const place = LONG.findIndex((name) => moduleId.endsWith(name));
      if (place !== -1) return place;
      return project.name === 'browser' ? LONG.length : LONG.length + 1;
    };
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

export default defineConfig({
  test: {
    environment: 'node',
    // A worker loads a module once, not once for each file of tests. Globals and the environment are
    // restored after each file; a mocked module would stay mocked.
    isolate: false,
    setupFiles: ['tests/restore-globals.ts'],
    sequence: { sequencer: LongestFirst },
    // Browser tests mostly wait, and leave room for the others. Vitest takes files of both projects in turn only where this is
    // the same for both, and one worker less than there are cores where nothing is said: on two cores, one after the other.
    maxWorkers: Math.max(3, availableParallelism()),
    // The commands that tests start, dozens of times, start in half the time.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/node-compile') },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**'],
          // Only a test that hangs takes so long, however busy the machine is.
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/setup.ts'],
          testTimeout: 120_000,
          expect: { poll: { timeout: 10_000 } },
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
