import { isIP } from 'node:net';
import { FetchFailure } from './failure.ts';

/** The target of a redirect. @throws {FetchFailure} if it is on another site. */
export function redirectTarget(from: URL, location: string | null): URL {
  const target = location === null || !URL.canParse(location, from) ? undefined : new URL(location, from);
  if (target === undefined)
    throw new FetchFailure(`${from.host} redirects to no valid address.`, { retryable: false });
  if (isSameSite(from, target)) return target;
  throw new FetchFailure(`${from.host} redirects to another site, ${target.origin}.`, {
    retryable: false,
    hint: 'If the source has moved, give its new address with --base.',
  });
}

/**
 * Whether two addresses are on one site: hosts of the same domain with equal protocol and port, or http
 * upgraded to https.
 */
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
