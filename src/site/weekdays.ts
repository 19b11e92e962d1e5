// 1 January 2024 was a Monday.
const DAYS = Array.from({ length: 7 }, (_, i) => new Date(Date.UTC(2024, 0, 1 + i)));

/** The name of a weekday, in full and narrow. */
export interface WeekdayName {
  readonly long: string;
  readonly short: string;
}

const known = new Map<string, readonly WeekdayName[]>();

/** The names of the weekdays from Monday in a language, for the columns of a calendar. They are computed once. */
export function weekdayNames(language: string): readonly WeekdayName[] {
  const names = known.get(language) ?? computeNames(language);
  known.set(language, names);
  return names;
}

function computeNames(language: string): WeekdayName[] {
  const format = (weekday: 'long' | 'narrow') =>
    new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
  const [long, short] = [format('long'), format('narrow')];
  return DAYS.map((day) => ({ long: long.format(day), short: short.format(day) }));
}
