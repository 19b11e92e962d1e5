// 1 January 2024 was a Monday.
const DAYS = Array.from({ length: 7 }, (_, i) => new Date(Date.UTC(2024, 0, 1 + i)));

/** The days of the week from Monday in a language, in full and as short as a calendar's column. */
export function weekdayNames(language: string): { long: string; short: string }[] {
  const format = (weekday: 'long' | 'narrow') =>
    new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
  const [long, short] = [format('long'), format('narrow')];
  return DAYS.map((day) => ({ long: long.format(day), short: short.format(day) }));
}
