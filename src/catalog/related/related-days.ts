import { Temporal } from 'temporal-polyfill';
import { type Month, monthOf } from '../../paper/days.ts';
import { keyOf } from '../paper/derived-cache.ts';
import type { PaperSummary } from '../paper/paper-summary.ts';
import type { TextSource } from '../terms/paper-texts.ts';

/** The papers of a day, in the order of their ids. */
export interface RelatedDay {
  readonly papers: readonly PaperSummary[];
  /** The first day of its window, and the day itself, as positions in the list of days. */
  readonly from: number;
  readonly at: number;
}

const WINDOW_MONTHS = 12;

/** The days of papers with their windows: the days until a day, in the 12 months that end with its own. */
export class RelatedDays {
  /** Oldest first. */
  readonly dated: readonly RelatedDay[];
  readonly #byName = new Map<string, RelatedDay>();
  readonly #digests = new Map<RelatedDay, string>();
  readonly #textDigestOf: TextSource['textDigestOf'];

  constructor(papers: readonly PaperSummary[], { textDigestOf }: Pick<TextSource, 'textDigestOf'>) {
    this.#textDigestOf = textDigestOf;
    const { undated, ...byDay } = Object.groupBy(papers, ({ listed }) => listed ?? 'undated');
    const names = Object.keys(byDay).sort();
    let from = 0;
    this.dated = names.map((name, at) => {
      const start = firstMonthOfWindow(monthOf(name));
      while (monthOf(names[from] ?? '') < start) from += 1;
      return { papers: sortedById(byDay[name] ?? []), from, at };
    });
    for (const day of this.dated) this.#byName.set(names[day.at] ?? '', day);
    // Papers without a day are a window of their own.
    if (undated !== undefined) this.#byName.set('undated', { papers: sortedById(undated), from: 0, at: -1 });
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
      keyOf(
        String(day.papers[0]?.listed),
        ...day.papers.map(
          (paper) => `${paper.id} ${this.#textDigestOf(paper)} ${paper.withdrawn !== undefined}`,
        ),
      );
    this.#digests.set(day, known);
    return known;
  }
}

function sortedById(papers: readonly PaperSummary[]): PaperSummary[] {
  return papers.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function firstMonthOfWindow(month: Month): Month {
  return Temporal.PlainYearMonth.from(month)
    .subtract({ months: WINDOW_MONTHS - 1 })
    .toString();
}
