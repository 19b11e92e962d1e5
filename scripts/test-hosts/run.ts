import type { Outcome } from '../test-browsers/report.ts';
import type { HostCheck, HostedSite } from './checks/check.ts';

/** Runs a check against a server. @param server the name of the server. */
export async function runHostCheck(check: HostCheck, site: HostedSite, server: string): Promise<Outcome> {
  const started = performance.now();
  const limit = check.limits?.[server];
  const done = (outcome: Omit<Outcome, 'seconds'>): Outcome => ({
    ...outcome,
    seconds: (performance.now() - started) / 1000,
  });
  try {
    await check.run(site);
    if (limit === undefined) return done({ kind: 'passed' });
    return done({ kind: 'failed', message: `It passes, so its limit is to be removed: ${limit}` });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (limit !== undefined) return done({ kind: 'cannot', message: `${limit} (${message})` });
    return done({ kind: 'failed', message });
  }
}
