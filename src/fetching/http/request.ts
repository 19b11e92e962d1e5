import { FetchFailure } from './failure.ts';
import type { Limits } from './limits.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { redirectTarget } from './redirect.ts';

/** The response to a request, of any status, after redirects. */
export interface HttpResponse {
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  /** Empty unless the status is 200. */
  readonly bytes: Uint8Array;
}

export interface RequestOptions {
  readonly limiter: RateLimiter;
  readonly limits: Limits;
  readonly userAgent: string;
}

const MOST_REDIRECTS = 5;

/** Makes a request without retries. @throws {FetchFailure} if no complete response comes in time. */
export async function request(url: URL, options: RequestOptions): Promise<HttpResponse> {
  for (let redirects = 0, at = url; redirects <= MOST_REDIRECTS; redirects++) {
    await options.limiter.waitForTurn();
    const answer = await requestOnce(at, options);
    if (![301, 302, 303, 307, 308].includes(answer.status)) return answer;
    at = redirectTarget(at, answer.headers.get('location'));
  }
  throw new FetchFailure(`${url.host} redirects in a loop.`, { retryable: false });
}

async function requestOnce(url: URL, { limits, userAgent }: RequestOptions): Promise<HttpResponse> {
  const watch = new Deadline();
  const whole = watch.abortAfter(limits.whole, `${url.host} takes too long to answer.`);
  const head = watch.abortAfter(limits.head, `${url.host} does not answer.`);
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { 'user-agent': userAgent },
      signal: watch.signal,
    });
    clearTimeout(head);
    // The body of a refusal is not needed, and may never end.
    const bytes = response.status === 200 ? await readBody(response, url, limits, watch) : new Uint8Array();
    return { url, status: response.status, headers: response.headers, bytes };
  } catch (error) {
    throw error instanceof FetchFailure ? error : networkFailure(url, error);
  } finally {
    clearTimeout(whole);
    clearTimeout(head);
    // Also closes the connection if the body was not read to its end.
    watch.abort();
  }
}

async function readBody(response: Response, url: URL, limits: Limits, watch: Deadline): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  let stall = watch.abortAfter(limits.stall, `${url.host} stopped in the middle of its answer.`);
  try {
    for await (const piece of response.body ?? []) {
      clearTimeout(stall);
      stall = watch.abortAfter(limits.stall, `${url.host} stopped in the middle of its answer.`);
      size += piece.length;
      if (size > limits.bytes) {
        const message = `The answer of ${url.host} is larger than ${limits.bytes.toLocaleString('en')} bytes.`;
        throw new FetchFailure(message, { retryable: false });
      }
      pieces.push(piece);
    }
  } finally {
    clearTimeout(stall);
  }
  return Buffer.concat(pieces);
}

/** Aborts a request that takes too long. */
class Deadline {
  readonly #controller = new AbortController();
  readonly signal = this.#controller.signal;

  abortAfter(milliseconds: number, message: string): NodeJS.Timeout {
    return setTimeout(() => this.abort(new FetchFailure(message, { retryable: true })), milliseconds);
  }

  abort(reason?: FetchFailure): void {
    this.#controller.abort(reason);
  }
}

function networkFailure(url: URL, error: unknown): FetchFailure {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const reason = cause instanceof Error && cause.message !== '' ? cause.message : String(error);
  return new FetchFailure(`The connection to ${url.host} failed: ${reason}.`, { retryable: true });
}
