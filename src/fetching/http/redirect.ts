import { isIP } from 'node:net';
import { FetchFailure } from './failure.ts';

/** Where a redirect leads. @throws {FetchFailure} where that is another site: its answer would not be the source's. */
export function redirectTarget(from: URL, location: string | null): URL {
  const target = location === null || !URL.canParse(location, from) ? undefined : new URL(location, from);
  if (target === undefined) throw new FetchFailure(`${from.host} redirects to nowhere.`, { passing: false });
  if (isSameSite(from, target)) return target;
  throw new FetchFailure(`${from.host} redirects to another site, ${target.origin}.`, {
    passing: false,
    hint: 'If the source has moved, name its new address with --base.',
  });
}

/** Whether two addresses are of one site: the same host or one of the same domain, and nothing less than before. */
export function isSameSite(from: URL, to: URL): boolean {
  const upgrade = from.protocol === 'http:' && to.protocol === 'https:';
  if (from.protocol !== to.protocol && !upgrade) return false;
  const samePort = upgrade ? from.port === '' && to.port === '' : from.port === to.port;
  return samePort && siteOf(from.hostname) === siteOf(to.hostname);
}

function siteOf(host: string): string {
  const isName = isIP(host) === 0 && !host.startsWith('[');
  return isName ? host.split('.').slice(-2).join('.') : host;
}
