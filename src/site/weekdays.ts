// 1 January 2024 was a Monday.
const DAYS = Array.from({ length: 7 }, (_, i) => new Date(Date.UTC(2024, 0, 1 + i)));

/** The names of the weekdays from Monday in a language, in full and narrow, for the columns of a calendar. */
export function weekdayNames(language: string): { long: string; short: string }[] {
  const format = (weekday: 'long' | 'narrow') =>
    new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
  const [long, short] = [format('long'), format('narrow')];
  return DAYS.map((day) => ({ long: long.format(day), short: short.format(day) }));
}
