import { expect, test } from 'vitest';
import { randomOf, shuffled } from '../../src/vectors/training/random.ts';
import { INTERRUPTIONS, type Interruption } from './interruptions.ts';
import { OfflineDevice } from './offline-device.ts';
import { useOfflineSite } from './offline-site.ts';

/** How often each kind strikes. `INTERRUPTIONS=50 SEED=7 npx vitest run tests/e2e/interrupted.test.ts` tries more, and others. */
const EACH = Number(process.env.INTERRUPTIONS ?? 5);
const SEED = Number(process.env.SEED ?? 1);
/** A point may be one at which there is nothing to interrupt any more. */
const TRIES = 4;

const site = useOfflineSite(['a']);

test(`a download that is interrupted at random goes on each time, and ends complete (seed ${SEED})`, {
  timeout: 60_000 + EACH * 60_000,
}, async () => {
  const device = new OfflineDevice(site);
  const random = randomOf(SEED);
  const kinds: [string, Interruption][] = Object.entries(INTERRUPTIONS);
  const struck = new Map(kinds.map(([name]) => [name, 0]));
  await device.open();
  for (const at of shuffled(kinds.length * EACH, random)) {
    const [name, interrupt] = kinds[at % kinds.length] ?? ['', async () => false];
    let hasStruck = false;
    for (let tries = 0; tries < TRIES && !hasStruck; tries += 1) {
      if ((await device.missing()).length === 0) await device.removeAll();
      hasStruck = await interrupt(device, random);
      site.intercept = () => false;
      // Whatever has happened, what the device lists is whole.
      expect([name, (await device.stored()).damaged]).toEqual([name, []]);
    }
    struck.set(name, (struck.get(name) ?? 0) + Number(hasStruck));
  }
  expect(Object.fromEntries(struck)).toEqual(Object.fromEntries(kinds.map(([name]) => [name, EACH])));
  await device.download();
  expect(await device.missing()).toEqual([]);
  await device.check();
});
