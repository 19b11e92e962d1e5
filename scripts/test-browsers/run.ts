import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Check, NotApplicable } from './checks/check.ts';
import type { Engine, EngineName, Tab } from './engines/engine.ts';
import { Page } from './page.ts';
import type { Outcome } from './report.ts';
import type { Visited } from './sites.ts';

/** In milliseconds. A browser that has not answered by then hangs. */
const LONGEST = 120_000;

/** Runs a check in a new tab. @param pictures the folder for a picture of a page that fails. */
export async function runCheck(
  check: Check,
  engine: Engine,
  name: EngineName,
  { place, pictures }: { readonly place: Visited; readonly pictures: string },
): Promise<Outcome> {
  const started = performance.now();
  const limit = check.limits?.[name];
  const done = (outcome: Omit<Outcome, 'seconds'>): Outcome => ({
    ...outcome,
    seconds: (performance.now() - started) / 1000,
  });
  let tab: Tab | undefined;
  try {
    await place.begin();
    tab = await engine.newTab();
    await Promise.race([visit(check, tab, place), hang()]);
    if (limit === undefined) return done({ kind: 'passed' });
    return done({ kind: 'failed', message: `It passes, so its limit is to be removed: ${limit}` });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof NotApplicable) return done({ kind: 'not applicable', message });
    if (limit !== undefined) return done({ kind: 'cannot', message: `${limit} (${message})` });
    const picture = join(
      pictures,
      `${name}-${check.says.toLowerCase().replaceAll(/\W+/gu, '-').slice(0, 60)}.png`,
    );
    const isTaken = await tab?.screenshot(picture).then(
      () => true,
      () => false,
    );
    return done({ kind: 'failed', message, ...(isTaken === true && { picture }) });
  } finally {
    await tab?.close().catch(() => undefined);
  }
}

/** @throws with the problems that the page had, if the check itself has found nothing. */
async function visit(check: Check, tab: Tab, place: Visited): Promise<void> {
  await check.run(new Page(tab), place);
  const problems = (await tab.problems()).filter((problem) => check.expected?.test(problem) !== true);
  if (problems.length > 0) throw new Error(`The page had problems: ${[...new Set(problems)].join('; ')}`);
}

async function hang(): Promise<never> {
  await pause(LONGEST, undefined, { ref: false });
  throw new Error(`The browser did not answer within ${LONGEST / 1000} s.`);
}
