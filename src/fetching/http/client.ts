import { type Clock, formatDuration } from './clock.ts';
import { FetchFailure } from './failure.ts';
import { FIRST_BACKOFF, LONGEST_BACKOFF } from './limits.ts';
import { delayAfterLast, minIntervalOf, retryDelay } from './rate-headers.ts';
import { type HttpResponse, type RequestOptions, request } from './request.ts';

interface ClientOptions extends RequestOptions {
  readonly clock: Clock;
  /** Called with a line before each retry. */
  readonly say: (line: string) => void;
}

/** An HTTP client for one source, with a rate limit and retries. */
export class Client {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /**
   * Requests an address and returns the result of `check` for the response. `check` throws a {@link
   * FetchFailure} if the response is unusable; it is retried if it is `retryable`. @throws {FetchFailure} if
   * no attempt succeeds.
   */
  get<T>(url: URL, check: (answer: HttpResponse) => T): Promise<T> {
    return this.#options.limiter.runExclusive(async () => {
      for (let attempt = 1; ; attempt++) {
        try {
          return check(await this.#request(url));
        } catch (error) {
          if (!(error instanceof FetchFailure) || !error.retryable) throw error;
          this.#scheduleRetry(error, attempt);
        }
      }
    });
  }

  async #request(url: URL): Promise<HttpResponse> {
    const { limiter, clock } = this.#options;
    const answer = await request(url, this.#options);
    const { status, headers } = answer;
    limiter.setMinInterval(minIntervalOf(headers));
    if (status === 200) {
      limiter.pauseFor(delayAfterLast(headers, clock.now()));
      return answer;
    }
    const retryable = status === 429 || status >= 500;
    if (retryable) limiter.pauseFor(retryDelay(headers, clock.now()) ?? 0);
    throw new FetchFailure(`${url.host} answers with status ${status} for ${url.pathname}${url.search}.`, {
      retryable,
      status,
    });
  }

  /** Pauses for a random time of up to 2, 4, 8 … seconds, so that refused clients do not all return at once. */
  #scheduleRetry(failure: FetchFailure, attempt: number): void {
    const { limiter, clock, limits, say } = this.#options;
    if (attempt >= limits.attempts) throw failure;
    const wait = clock.random() * Math.min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** (attempt - 1));
    limiter.pauseFor(wait);
    const pause = limiter.asked();
    if (pause > limits.longestWait) return;
    say(
      `${failure.message} Trying again in ${formatDuration(pause)} (${attempt + 1} of ${limits.attempts}).`,
    );
  }
}
