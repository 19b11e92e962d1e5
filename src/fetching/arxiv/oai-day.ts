import { z } from 'zod';
import { type Day, isDay } from '../../paper/days.ts';
import { utcDay } from '../calendar.ts';
import { FetchFailure } from '../http/failure.ts';
import { type FetchContext, urlOf } from '../source.ts';
import { EXPIRED, type RecordsPage, recordsPage } from './oai-response.ts';

const day = z.string().refine(isDay);

/** The state of a harvest for the next run, `.harvest.json`. */
export const harvestStateSchema = z.object({
  /** Days whose records have all been saved. */
  done: z.array(day),
  /** The day that the last run was harvesting, and its position. */
  current: z
    .object({
      day,
      /**
       * The day on which its harvest began. If that is the harvested day itself, more records may have
       * followed.
       */
      begun: day,
      /** The resumption token of the next page. */
      token: z.string(),
      page: z.number().int().positive(),
      /** The number of records on the pages before it. */
      cursor: z.number().int().nonnegative(),
    })
    .optional(),
});

export type HarvestState = z.infer<typeof harvestStateSchema>;

/** Far more than a day has: arXiv sends about a thousand records on a page. */
const MOST_PAGES = 500;

interface Harvesting {
  readonly fetching: FetchContext;
  readonly set: string;
  readonly prefix: string;
  /** The folder of its files, below the inbox. */
  readonly folder: string;
  /** Updated during the harvest. */
  readonly state: HarvestState;
}

/** Harvests all records of a set that changed on one day, page by page. */
export class DayHarvest {
  readonly #day: Day;
  readonly #harvesting: Harvesting;
  #begun: Day;
  #page = 1;
  #token = '';
  #records = 0;
  /** The tokens and the identifiers of the pages of this run. */
  readonly #seen = new Set<string>();

  constructor(oneDay: Day, harvesting: Harvesting) {
    this.#day = oneDay;
    this.#harvesting = harvesting;
    this.#begun = utcDay(harvesting.fetching.clock.now());
    const { current } = harvesting.state;
    if (current?.day !== oneDay) return;
    this.#begun = current.begun;
    this.#page = current.page;
    this.#token = current.token;
    this.#records = current.cursor;
  }

  /** Saves the missing pages. @throws {FetchFailure} if the source fails. */
  async run(): Promise<void> {
    const { state, fetching } = this.#harvesting;
    let restarted = false;
    if (this.#token !== '') fetching.say(`${this.#day}  continues at page ${this.#page}`);
    do {
      const page = await this.#request();
      if (page.expired && this.#token !== '' && !restarted) {
        restarted = true;
        await this.#restart();
        continue;
      }
      if (page.expired)
        throw new FetchFailure('arXiv rejects a resumption token that it has just issued.', {
          retryable: true,
        });
      await this.#checkProgress(page);
      await this.#savePage(page);
    } while (this.#token !== '' || this.#page === 1);
    if (this.#day < this.#begun) state.done = [...state.done, this.#day].sort();
    await this.#writeState(undefined);
  }

  /**
   * Notes the records and the token of a page.
   * @throws {FetchFailure} if it leads nowhere: it repeats a token, has no new record, or is one of too many.
   */
  async #checkProgress({ identifiers, token }: RecordsPage): Promise<void> {
    const names = identifiers.map((identifier) => `record ${identifier}`);
    const isNew = names.some((name) => !this.#seen.has(name));
    const isRepeated = token !== '' && (token === this.#token || this.#seen.has(`token ${token}`));
    for (const name of [...names, `token ${token}`]) this.#seen.add(name);
    if (token === '' || (isNew && !isRepeated && this.#page < MOST_PAGES)) return;
    // The next run begins the day again, since this token leads nowhere.
    await this.#writeState(undefined);
    throw new FetchFailure(
      `arXiv has no last page for ${this.#day}: page ${this.#page} leads to no new records.`,
      {
        retryable: false,
        hint: 'The pages before it are saved. The next run begins this day again.',
      },
    );
  }

  #request(): Promise<RecordsPage> {
    const { fetching, prefix, set } = this.#harvesting;
    const query: Record<string, string> =
      this.#token === ''
        ? { metadataPrefix: prefix, set, from: this.#day, until: this.#day }
        : { resumptionToken: this.#token };
    const url = urlOf(fetching.base, '/oai', { verb: 'ListRecords', ...query });
    return fetching.client.get(url, recordsPage).catch((error: unknown) => {
      // Some servers answer an expired token with an HTTP status.
      const refused = error instanceof FetchFailure && [400, 410, 422].includes(error.status ?? 0);
      if (!refused || this.#token === '') throw error;
      return EXPIRED;
    });
  }

  async #restart(): Promise<void> {
    this.#harvesting.fetching.say(`${this.#day}  the token has expired; starting the day again`);
    this.#begun = utcDay(this.#harvesting.fetching.clock.now());
    this.#page = 1;
    this.#token = '';
    this.#records = 0;
    this.#seen.clear();
    await this.#writeState(undefined);
  }

  async #savePage({ bytes, records, token, all }: RecordsPage): Promise<void> {
    const { fetching, folder } = this.#harvesting;
    const name = `${folder}/${this.#day}-${String(this.#page).padStart(4, '0')}.xml`;
    if (records > 0) await fetching.inbox.save(name, bytes);
    this.#records += records;
    const ofAll = all === undefined ? '' : ` of ${all}`;
    fetching.say(`${this.#day}  page ${this.#page}: ${this.#records} records${ofAll}`);
    this.#page++;
    this.#token = token;
    if (token === '') return;
    await this.#writeState({
      day: this.#day,
      begun: this.#begun,
      token,
      page: this.#page,
      cursor: this.#records,
    });
  }

  #writeState(current: HarvestState['current']): Promise<void> {
    const { fetching, folder, state } = this.#harvesting;
    state.current = current;
    return fetching.inbox.writeState(`${folder}/.harvest.json`, state);
  }
}
