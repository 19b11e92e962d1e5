import { FetchFailure } from './failure.ts';
import type { Limits } from './limits.ts';
import type { Pace } from './rate-limiter.ts';
import { redirectTarget } from './redirect.ts';

/** The answer to a request, whatever its status; redirects have been followed. */
export interface Answer {
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  /** Empty where the status is not 200. */
  readonly bytes: Uint8Array;
}

export interface RequestOptions {
  readonly pace: Pace;
  readonly limits: Limits;
  readonly userAgent: string;
}

const REDIRECTS = 5;

/** Makes a request, once. @throws {FetchFailure} where no whole answer comes in time. */
export async function request(url: URL, options: RequestOptions): Promise<Answer> {
  for (let redirects = 0, at = url; redirects <= REDIRECTS; redirects++) {
    await options.pace.start();
    const answer = await exchange(at, options);
    if (![301, 302, 303, 307, 308].includes(answer.status)) return answer;
    at = redirectTarget(at, answer.headers.get('location'));
  }
  throw new FetchFailure(`${url.host} redirects in circles.`, { passing: false });
}

async function exchange(url: URL, { limits, userAgent }: RequestOptions): Promise<Answer> {
  const watch = new Watch();
  const whole = watch.after(limits.whole, `${url.host} needs too long for its answer.`);
  const head = watch.after(limits.head, `${url.host} does not answer.`);
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { 'user-agent': userAgent },
      signal: watch.signal,
    });
    clearTimeout(head);
    // What a refusal says in its body is of no use, and may never end.
    const bytes = response.status === 200 ? await bodyOf(response, url, limits, watch) : new Uint8Array();
    return { url, status: response.status, headers: response.headers, bytes };
  } catch (error) {
    throw error instanceof FetchFailure ? error : networkFailure(url, error);
  } finally {
    clearTimeout(whole);
    clearTimeout(head);
    // Ends the connection too where the answer was not read to its end.
    watch.abort();
  }
}

async function bodyOf(response: Response, url: URL, limits: Limits, watch: Watch): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  let stall = watch.after(limits.stall, `${url.host} stopped in the middle of its answer.`);
  try {
    for await (const piece of response.body ?? []) {
      clearTimeout(stall);
      stall = watch.after(limits.stall, `${url.host} stopped in the middle of its answer.`);
      size += piece.length;
      if (size > limits.bytes) {
        const message = `The answer of ${url.host} is larger than ${limits.bytes.toLocaleString('en')} bytes.`;
        throw new FetchFailure(message, { passing: false });
      }
      pieces.push(piece);
    }
  } finally {
    clearTimeout(stall);
  }
  return Buffer.concat(pieces);
}

/** Ends a request that takes too long. */
class Watch {
  readonly #controller = new AbortController();
  readonly signal = this.#controller.signal;

  after(milliseconds: number, message: string): NodeJS.Timeout {
    return setTimeout(() => this.abort(new FetchFailure(message, { passing: true })), milliseconds);
  }

  abort(reason?: FetchFailure): void {
    this.#controller.abort(reason);
  }
}

function networkFailure(url: URL, error: unknown): FetchFailure {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const reason = cause instanceof Error && cause.message !== '' ? cause.message : String(error);
  return new FetchFailure(`The connection to ${url.host} failed: ${reason}.`, { passing: true });
}
