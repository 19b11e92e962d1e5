import { Temporal } from 'temporal-polyfill';
import type { Day } from '../paper/days.ts';

const NEW_YORK = 'America/New_York';

/** The newest day of Hugging Face's daily papers at a time: a new day begins at 21:30 in New York. */
export function newestDailyDay(time: number): Day {
  return dayIn(time + 2.5 * 3_600_000, NEW_YORK);
}

/** The day in New York, which arXiv's announcements use. */
export function newYorkDay(time: number): Day {
  return dayIn(time, NEW_YORK);
}

/** The day in UTC, which OAI-PMH uses. */
export function utcDay(time: number): Day {
  return dayIn(time, 'UTC');
}

/** The day `count` days later, or earlier if `count` is negative. */
export function shiftDay(day: Day, count: number): Day {
  return Temporal.PlainDate.from(day).add({ days: count }).toString();
}

/** Every day from `first` to `last`, both included, in order. */
export function daysFrom(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = shiftDay(day, 1)) days.push(day);
  return days;
}

function dayIn(time: number, zone: string): Day {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(time))
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}
