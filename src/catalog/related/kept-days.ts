import { type DerivedCache, keep, keyOf } from '../paper/derived-cache.ts';
import type { PaperSummary } from '../paper/paper-summary.ts';
import { type DayTerms, decodeDayTerms, encodeDayTerms } from './day-terms.ts';
import { decodeFormerDays, encodeFormerDays, type FormerDay, type FormerDays } from './former-days.ts';
import type { RelatedDay, RelatedDays } from './related-days.ts';
import { type DayLists, decodeLists, encodeLists } from './related-lists.ts';

/** The terms and the lists of days that builds keep, those of the former build among them. */
export class KeptDays {
  readonly #days: RelatedDays;
  readonly #cache: DerivedCache;
  /** All on which lists depend besides the papers. */
  readonly #settings: string;
  readonly #paperOf: (id: string) => PaperSummary | undefined;
  #former: FormerDays | undefined;

  constructor(
    days: RelatedDays,
    cache: DerivedCache,
    settings: string,
    paperOf: (id: string) => PaperSummary | undefined,
  ) {
    this.#days = days;
    this.#cache = cache;
    this.#settings = settings;
    this.#paperOf = paperOf;
  }

  /** Whether the lists of a day are kept, which are then in use. */
  hasLists(day: RelatedDay): boolean {
    return this.#cache.has(this.#listsKeyOf(day));
  }

  /** The lists of a day, which are made if they are not kept. */
  listsOf(day: RelatedDay, make: () => DayLists): DayLists {
    const decode = (bytes: Uint8Array) => decodeLists(bytes, this.#paperOf);
    return keep(this.#cache, this.#listsKeyOf(day), { make, encode: encodeLists, decode });
  }

  /** The terms of a day, which are made if they are not kept. */
  termsOf(day: RelatedDay, make: () => DayTerms): DayTerms {
    const key = this.#termsKeyOf(this.#days.digestOf(day));
    return keep(this.#cache, key, { make, encode: encodeDayTerms, decode: decodeDayTerms });
  }

  /** The days of the former build; none if it is not known. */
  get former(): FormerDays {
    const bytes = this.#former === undefined ? this.#cache.get(this.#formerKey) : undefined;
    this.#former ??= decodeFormerDays(bytes);
    return this.#former;
  }

  /** The lists that the former build had for the papers of a day; `undefined` if they are not kept. */
  formerListsOf(day: RelatedDay): DayLists | undefined {
    const window = this.former.windowOf(day.name);
    const bytes = window && this.#cache.get(this.#keyOf(window.map(({ digest }) => digest)));
    return bytes && decodeLists(bytes, this.#paperOf);
  }

  /** The terms of a day of the former build; `undefined` if they are not kept. */
  formerTermsOf({ digest }: FormerDay): DayTerms | undefined {
    const bytes = this.#cache.get(this.#termsKeyOf(digest));
    return bytes && decodeDayTerms(bytes);
  }

  /** Tells the cache that terms and lists of a day are in use. */
  markUsed(day: RelatedDay): void {
    this.hasLists(day);
    this.#cache.has(this.#termsKeyOf(this.#days.digestOf(day)));
  }

  /** Makes the days those of the former build, for the next one. Their lists have been made. */
  keepDays(): void {
    const days = this.#days.dated.map((day) => ({ name: day.name, digest: this.#days.digestOf(day) }));
    this.#cache.set(this.#formerKey, encodeFormerDays(days));
  }

  get #formerKey(): string {
    return keyOf('related days', this.#settings);
  }

  #listsKeyOf(day: RelatedDay): string {
    return this.#keyOf(this.#days.windowDigestsOf(day));
  }

  #keyOf(digests: readonly string[]): string {
    return keyOf(this.#settings, ...digests);
  }

  #termsKeyOf(digest: string): string {
    return keyOf('terms', this.#cache.code, digest);
  }
}
