import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { placeAt, possiblePrefixes } from '../../../src/output/place/output-paths.ts';
import type { Step, World } from '../world.ts';

/** Builds that are killed, in their middle or while they change the output folder; and a complete one. */
export const INTERRUPTION_STEPS: readonly Step[] = [
  ...[0, 1, 2].map(
    (): Step => ({ kind: 'kill', name: 'at a random moment', take: (world) => killBuild(world, 0) }),
  ),
  { kind: 'kill', name: 'while it publishes', take: (world) => killBuild(world, 60) },
  {
    kind: 'kill',
    name: 'none: a complete build',
    take: async (world) => `exit code ${(await world.build()).code}`,
  },
];

/** Starts a build and kills it with all of its processes. @param publishing in milliseconds; 0 for any moment of the build. */
async function killBuild(world: World, publishing: number): Promise<string> {
  const { incremental, choices, out } = world;
  const { child, ended } = incremental.start('build', world.argumentsFor(out), world.environment);
  const { journal } = placeAt(out, possiblePrefixes(out)[0]);
  const fraction = choices.fraction();
  if (publishing > 0) while (!existsSync(journal) && child.exitCode === null) await wait(1);
  await Promise.race([wait(fraction * (publishing > 0 ? publishing : world.lasted * 1000)), ended]);
  if (child.pid !== undefined && child.exitCode === null)
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has just ended.
    }
  const { code, seconds } = await ended;
  return code === null ? `killed after ${seconds.toFixed(1)} s` : `had ended with exit code ${code}`;
}

const OFFSETS = ['-400d', '-20d', '-3d', '-1h', '+1h', '+3d', '+20d', '+400d'];
const ZONES = ['Pacific/Kiritimati', 'America/Adak', 'Asia/Kathmandu', 'UTC'];
const LOCALES = ['C', 'de_DE.UTF-8', 'tr_TR.UTF-8', 'ja_JP.UTF-8'];

/** Where Debian's package faketime has its library. */
const FAKETIME = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';

/** Changes of the environment of the incremental builds: the clock, the time zone, the locale. */
export const ENVIRONMENT_STEPS: readonly Step[] = [
  ...[true, false].map(
    (stat): Step => ({
      kind: 'clock',
      name: stat ? 'set, with the times of files' : 'set',
      take: (world) => {
        if (!existsSync(FAKETIME)) return undefined;
        const offset = world.choices.one(OFFSETS);
        Object.assign(world.environment, {
          LD_PRELOAD: FAKETIME,
          FAKETIME: offset,
          FAKETIME_DONT_FAKE_MONOTONIC: '1',
          ...(stat ? {} : { NO_FAKE_STAT: '1', NO_FAKE_UTIME: '1' }),
        });
        return offset;
      },
    }),
  ),
  {
    kind: 'clock',
    name: 'right again',
    take: (world) => {
      const {
        LD_PRELOAD,
        FAKETIME: offset,
        FAKETIME_DONT_FAKE_MONOTONIC: _,
        NO_FAKE_STAT: __,
        NO_FAKE_UTIME: ___,
        ...others
      } = world.environment;
      world.environment = others;
      return LD_PRELOAD === undefined ? undefined : `no longer ${offset}`;
    },
  },
  {
    kind: 'clock',
    name: 'time zone',
    take: ({ environment, choices }) => {
      environment.TZ = choices.one(ZONES);
      return environment.TZ;
    },
  },
  {
    kind: 'clock',
    name: 'locale',
    take: ({ environment, choices }) => {
      environment.LC_ALL = choices.one(LOCALES);
      return environment.LC_ALL;
    },
  },
];
