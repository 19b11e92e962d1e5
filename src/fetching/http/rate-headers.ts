/**
 * How many milliseconds to wait before a refused request is repeated: `Retry-After` (RFC 9110, seconds or a date), else the
 * rate limit headers. `undefined` if there are none.
 */
export function retryDelay(headers: Headers, now: number): number | undefined {
  return retryAfter(headers.get('retry-after'), now) ?? resetOf(headers, now);
}

/** How many milliseconds to wait after a response if its headers say that no request is left for now; else 0. */
export function delayAfterLast(headers: Headers, now: number): number {
  return remainingOf(headers) === 0 ? (resetOf(headers, now) ?? 0) : 0;
}

/** The least milliseconds between requests by a policy such as `"api";q=500;w=300`; 0 without one. */
export function minIntervalOf(headers: Headers): number {
  const policy = headers.get('ratelimit-policy') ?? '';
  const quota = parameter(policy, 'q');
  const seconds = parameter(policy, 'w');
  return quota === undefined || quota === 0 || seconds === undefined ? 0 : (seconds * 1000) / quota;
}

function retryAfter(text: string | null, now: number): number | undefined {
  if (text === null) return undefined;
  if (/^\s*\d+\s*$/.test(text)) return Number(text) * 1000;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : Math.max(0, time - now);
}

function remainingOf(headers: Headers): number | undefined {
  const combined = headers.get('ratelimit') ?? '';
  return (
    parameter(combined, 'r') ??
    parameter(combined, 'remaining') ??
    numberIn(headers, 'ratelimit-remaining') ??
    numberIn(headers, 'x-ratelimit-remaining')
  );
}

// The drafts of the standard differ: `"api";r=0;t=55`, `remaining=0, reset=55`, and headers of their own.
function resetOf(headers: Headers, now: number): number | undefined {
  const combined = headers.get('ratelimit') ?? '';
  const seconds =
    parameter(combined, 't') ??
    parameter(combined, 'reset') ??
    numberIn(headers, 'ratelimit-reset') ??
    numberIn(headers, 'x-ratelimit-reset');
  if (seconds === undefined) return undefined;
  // Some servers send a time in seconds since 1970 instead of a duration.
  return seconds > 1e9 ? Math.max(0, seconds * 1000 - now) : seconds * 1000;
}

function parameter(text: string, name: string): number | undefined {
  const found = new RegExp(`(?:^|[;,\\s])${name}\\s*=\\s*(\\d+)`).exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

function numberIn(headers: Headers, name: string): number | undefined {
  const found = /^\s*(\d+)/.exec(headers.get(name) ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
}
