import { Temporal } from 'temporal-polyfill';
import { type Month, monthOf } from '../../paper/days.ts';
import { keyOf } from '../paper/derived-cache.ts';
import type { PaperSummary } from '../paper/paper-summary.ts';
import type { TextSource } from '../terms/paper-texts.ts';

/** The papers of a day, in the order of their ids. */
export interface RelatedDay {
  /** The day, or `undated`. */
  readonly name: string;
  readonly papers: readonly PaperSummary[];
  /** The first day of its window, and the day itself, as positions in the list of days. */
  readonly from: number;
  readonly at: number;
}

const WINDOW_MONTHS = 12;
/** Papers without a day are a window of their own. */
const UNDATED = 'undated';

/** The days of papers with their windows: the days until a day, in the 12 months that end with its own. */
export class RelatedDays {
  /** Oldest first. */
  readonly dated: readonly RelatedDay[];
  readonly #byName = new Map<string, RelatedDay>();
  readonly #digests = new Map<RelatedDay, string>();
  readonly #textDigestOf: TextSource['textDigestOf'];

  constructor(papers: readonly PaperSummary[], { textDigestOf }: Pick<TextSource, 'textDigestOf'>) {
    this.#textDigestOf = textDigestOf;
    const { [UNDATED]: undated, ...byDay } = Object.groupBy(papers, ({ listed }) => listed ?? UNDATED);
    const names = Object.keys(byDay).sort();
    this.dated = windowStarts(names).map((from, at) => {
      const name = names[at] ?? '';
      return { name, papers: sortedById(byDay[name] ?? []), from, at };
    });
    for (const day of this.dated) this.#byName.set(day.name, day);
    if (undated !== undefined)
      this.#byName.set(UNDATED, { name: UNDATED, papers: sortedById(undated), from: 0, at: -1 });
  }

  get all(): Iterable<RelatedDay> {
    return this.#byName.values();
  }

  /** @param name the day, or `undated`. */
  get(name: string): RelatedDay | undefined {
    return this.#byName.get(name);
  }

  /** The days of a window, the day itself last. */
  windowOf(day: RelatedDay): readonly RelatedDay[] {
    return day.at < 0 ? [day] : this.dated.slice(day.from, day.at + 1);
  }

  /** A digest of a day's papers, as far as lists depend on them. */
  digestOf(day: RelatedDay): string {
    const known =
      this.#digests.get(day) ??
      keyOf(String(day.papers[0]?.listed), ...day.papers.map((paper) => this.versionOf(paper)));
    this.#digests.set(day, known);
    return known;
  }

  /** The digests of the days of a window. */
  windowDigestsOf(day: RelatedDay): string[] {
    return this.windowOf(day).map((each) => this.digestOf(each));
  }

  /** A text that is another one if lists can be other ones with this paper. */
  versionOf(paper: PaperSummary): string {
    return `${paper.id} ${this.#textDigestOf(paper)} ${paper.withdrawn !== undefined}`;
  }
}

/** For each of these days, oldest first, the position of the first day of its window. */
export function windowStarts(names: readonly string[]): number[] {
  let [from, month, start] = [0, '', ''];
  return names.map((name) => {
    if (monthOf(name) !== month) [month, start] = [monthOf(name), firstMonthOfWindow(name)];
    while (monthOf(names[from] ?? '') < start) from += 1;
    return from;
  });
}

function sortedById(papers: readonly PaperSummary[]): PaperSummary[] {
  return papers.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The first month of the window of a day. */
export function firstMonthOfWindow(day: string): Month {
  return Temporal.PlainYearMonth.from(monthOf(day))
    .subtract({ months: WINDOW_MONTHS - 1 })
    .toString();
}
