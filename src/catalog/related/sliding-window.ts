import type { RelatedDay, RelatedDays } from './related-days.ts';

/** What has the papers of a window. They are numbered in the order in which they are added. */
interface Window {
  /** The number of papers that were added, with those that were removed. */
  readonly size: number;
  /** Removes all papers before a number. */
  startFrom(document: number): void;
}

/** Moves a window over days, oldest first. */
export class SlidingWindow {
  readonly #days: RelatedDays;
  readonly #window: Window;
  readonly #add: (day: RelatedDay) => void;
  /** The number of the first paper of each day. */
  readonly #starts = new Map<number, number>();
  #next = 0;

  /** @param add adds the papers of a day to the window. */
  constructor(days: RelatedDays, window: Window, add: (day: RelatedDay) => void) {
    this.#days = days;
    this.#window = window;
    this.#add = add;
  }

  /** Whether the window can be moved to a day. Papers without a day need a window of their own. */
  reaches(day: RelatedDay): boolean {
    return day.at >= this.#next;
  }

  /** Moves the window to a day, whose papers are the last ones in it. Returns the number of the first of them. */
  moveTo(day: RelatedDay): number {
    for (const each of this.#days.windowOf(day).slice(Math.max(0, this.#next - day.from))) {
      this.#starts.set(each.at, this.#window.size);
      this.#add(each);
    }
    this.#next = day.at + 1;
    this.#window.startFrom(this.#starts.get(day.from) ?? 0);
    return this.#starts.get(day.at) ?? 0;
  }
}
