import { type Clock, spanInWords } from './clock.ts';
import { FetchFailure } from './failure.ts';
import { FIRST_BACKOFF, LONGEST_BACKOFF } from './limits.ts';
import { spacingOf, waitAhead, waitAsked } from './rate-headers.ts';
import { type Answer, type RequestOptions, request } from './request.ts';

interface ClientOptions extends RequestOptions {
  readonly clock: Clock;
  /** Told of each repetition. */
  readonly say: (line: string) => void;
}

/** Asks one source, politely, and again where that may help. */
export class Client {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /**
   * What `check` makes of the answer to a request. `check` throws a {@link FetchFailure} where the answer is not what it
   * should be. @throws {FetchFailure} where there is no good answer.
   */
  get<T>(url: URL, check: (answer: Answer) => T): Promise<T> {
    return this.#options.pace.alone(async () => {
      for (let attempt = 1; ; attempt++) {
        try {
          return check(await this.#ask(url));
        } catch (error) {
          if (!(error instanceof FetchFailure) || !error.passing) throw error;
          this.#prepareRepetition(error, attempt);
        }
      }
    });
  }

  async #ask(url: URL): Promise<Answer> {
    const { pace, clock } = this.#options;
    const answer = await request(url, this.#options);
    const { status, headers } = answer;
    pace.slowTo(spacingOf(headers));
    if (status === 200) {
      pace.hold(waitAhead(headers, clock.now()));
      return answer;
    }
    const passing = status === 429 || status >= 500;
    if (passing) pace.hold(waitAsked(headers, clock.now()) ?? 0);
    throw new FetchFailure(`${url.host} answers with status ${status} for ${url.pathname}${url.search}.`, {
      passing,
      status,
    });
  }

  /** Waits up to 2, 4, 8 … seconds, by chance, so that many who were refused do not all come back at once. */
  #prepareRepetition(failure: FetchFailure, attempt: number): void {
    const { pace, clock, limits, say } = this.#options;
    if (attempt >= limits.attempts) throw failure;
    const wait = clock.random() * Math.min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** (attempt - 1));
    pace.hold(wait);
    const asked = pace.asked();
    if (asked > limits.longestWait) return;
    say(`${failure.message} Trying again in ${spanInWords(asked)} (${attempt + 1} of ${limits.attempts}).`);
  }
}
