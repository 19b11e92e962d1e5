import { type Day, dayFrom, daysOfWeek, isDay, weekOf } from '../../paper/days.ts';

/** How often a reader gets the digest. */
export type Frequency = 'day' | 'week';

/** The key of an edition of the digest: a day, `2026-03-04`, or an ISO week, `2026-W10`. */
export type EditionKey = string;

/** The frequency to which an edition belongs. */
export function frequencyOf(key: EditionKey): Frequency {
  return isDay(key) ? 'day' : 'week';
}

/** The edition of a frequency to which papers of a day belong. */
export function editionKeyOf(frequency: Frequency, day: Day): EditionKey {
  return frequency === 'day' ? day : weekOf(day);
}

/** The last day of an edition. */
export function lastDayOf(key: EditionKey): Day {
  return isDay(key) ? key : (daysOfWeek(key)[6] ?? key);
}

/** Whether `text` is an existing ISO week, written as `2026-W10`. */
export function isWeek(text: string): boolean {
  if (!/^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/u.test(text)) return false;
  // Only long years have a week 53: the last one always includes 28 December.
  const last = weekOf(dayFrom(Number(text.slice(0, 4)), 12, 28) ?? '');
  return text <= last;
}
