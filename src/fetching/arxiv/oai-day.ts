import { z } from 'zod';
import { type Day, isDay } from '../../paper/days.ts';
import { utcDay } from '../calendar.ts';
import { FetchFailure } from '../http/failure.ts';
import { addressOf, type Fetching } from '../source.ts';
import { EXPIRED, type RecordsPage, recordsPage } from './oai-response.ts';

const day = z.string().refine(isDay);

/** What a harvest notes for the next run. */
export const noteSchema = z.object({
  /** Days of which every record is there. */
  done: z.array(day),
  /** The day at which the last run was, and where in it. */
  current: z
    .object({
      day,
      /** The day on which it was begun: one that was not over then is not complete. */
      begun: day,
      /** Of the next page. */
      token: z.string(),
      page: z.number().int().positive(),
      /** How many records came before it. */
      cursor: z.number().int().nonnegative(),
    })
    .optional(),
});

export type Note = z.infer<typeof noteSchema>;

interface Run {
  readonly fetching: Fetching;
  readonly set: string;
  readonly prefix: string;
  /** Where its files are, below the inbox. */
  readonly folder: string;
  /** Changed as the harvest goes on. */
  readonly note: Note;
}

/** Everything of a set that changed on one day, page by page. */
export class HarvestOfDay {
  readonly #day: Day;
  readonly #run: Run;
  #begun: Day;
  #page = 1;
  #token = '';
  #records = 0;

  constructor(oneDay: Day, run: Run) {
    this.#day = oneDay;
    this.#run = run;
    this.#begun = utcDay(run.fetching.clock.now());
    const { current } = run.note;
    if (current?.day !== oneDay) return;
    this.#begun = current.begun;
    this.#page = current.page;
    this.#token = current.token;
    this.#records = current.cursor;
  }

  /** Saves the pages that are missing. @throws {FetchFailure} where the source fails. */
  async run(): Promise<void> {
    const { note, fetching } = this.#run;
    let restarted = false;
    if (this.#token !== '') fetching.say(`${this.#day}  goes on at page ${this.#page}`);
    do {
      const page = await this.#ask();
      if (page.expired && this.#token !== '' && !restarted) {
        restarted = true;
        await this.#restart();
        continue;
      }
      if (page.expired)
        throw new FetchFailure('arXiv refuses a token that it gave just now.', { passing: true });
      await this.#take(page);
    } while (this.#token !== '' || this.#page === 1);
    if (this.#day < this.#begun) note.done = [...note.done, this.#day].sort();
    await this.#write(undefined);
  }

  #ask(): Promise<RecordsPage> {
    const { fetching, prefix, set } = this.#run;
    const query: Record<string, string> =
      this.#token === ''
        ? { metadataPrefix: prefix, set, from: this.#day, until: this.#day }
        : { resumptionToken: this.#token };
    const url = addressOf(fetching.base, '/oai', { verb: 'ListRecords', ...query });
    return fetching.client.get(url, recordsPage).catch((error: unknown) => {
      // Some answer an expired token with a status of their own.
      const refused = error instanceof FetchFailure && [400, 410, 422].includes(error.status ?? 0);
      if (!refused || this.#token === '') throw error;
      return EXPIRED;
    });
  }

  async #restart(): Promise<void> {
    this.#run.fetching.say(`${this.#day}  the token has expired, the day begins again`);
    this.#begun = utcDay(this.#run.fetching.clock.now());
    this.#page = 1;
    this.#token = '';
    this.#records = 0;
    await this.#write(undefined);
  }

  async #take({ bytes, records, token, all }: RecordsPage): Promise<void> {
    const { fetching, folder } = this.#run;
    const name = `${folder}/${this.#day}-${String(this.#page).padStart(4, '0')}.xml`;
    if (records > 0) await fetching.inbox.save(name, bytes);
    this.#records += records;
    const ofAll = all === undefined ? '' : ` of ${all}`;
    fetching.say(`${this.#day}  page ${this.#page}: ${this.#records} records${ofAll}`);
    this.#page++;
    this.#token = token;
    if (token === '') return;
    await this.#write({
      day: this.#day,
      begun: this.#begun,
      token,
      page: this.#page,
      cursor: this.#records,
    });
  }

  #write(current: Note['current']): Promise<void> {
    const { fetching, folder, note } = this.#run;
    note.current = current;
    return fetching.inbox.writeNote(`${folder}/.harvest.json`, note);
  }
}
