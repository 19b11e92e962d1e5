import {
  dateFrom,
  dateOfParts,
  monthAndDayOf,
  type WrittenDate,
  warningsOfDate,
} from '../dates/date-parsing.ts';
import type { RisFields } from './fields.ts';

/**
 * The date of a reference, and a warning if no field has a year. The first complete date is taken. EndNote
 * and Web of Science write only month and day in `DA`, and the year in `PY`.
 */
export function issuedIn({ all }: RisFields): readonly [date: WrittenDate, warnings: readonly string[]] {
  const days = all('DA', 'PY', 'Y1').map(dateFrom);
  const whole = days.find(({ day }) => day !== undefined);
  if (whole !== undefined) return [whole, []];
  const years = all('PY', 'Y1', 'DA')
    .map(dateFrom)
    .filter(({ year }) => year !== undefined);
  const [date = {}] = years;
  if (date.year === undefined)
    return [
      date,
      all('PY', 'Y1', 'DA')
        .slice(0, 1)
        .flatMap((text) => warningsOfDate(text, date)),
    ];
  const [yearless] = all('DA')
    .filter((written) => dateFrom(written).year === undefined)
    .map(monthAndDayOf);
  const month = years.find((one) => one.year === date.year && one.month !== undefined)?.month;
  return [dateOfParts(date.year, yearless?.month ?? month, yearless?.day), []];
}
