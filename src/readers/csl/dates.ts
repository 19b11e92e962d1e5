import { z } from 'zod';
import { dateFrom, dateOfParts, type WrittenDate, warningsOfDate } from '../dates/date-parsing.ts';

const text = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(undefined)
  .transform((value) => value ?? '');
const date = z
  .object({
    'date-parts': z
      .array(z.array(z.union([z.number(), z.string()]).nullable()))
      .nullish()
      .catch(undefined),
    raw: text,
    literal: text,
  })
  // The draft of CSL 1.1 writes dates as text, in EDTF.
  .or(
    z
      .union([z.string(), z.number()])
      .transform((raw) => ({ 'date-parts': undefined, raw: String(raw), literal: '' })),
  )
  .nullish()
  .catch(undefined);

/** The date fields of an item; all but `issued` are Crossref's. */
export const dateShape = {
  issued: date,
  published: date,
  'published-print': date,
  'published-online': date,
  posted: date,
};

type Dates = z.infer<z.ZodObject<typeof dateShape>>;

/** The date of an item, and a warning if it has no year. */
export function issuedIn(item: Dates): readonly [date: WrittenDate, warnings: readonly string[]] {
  const all = [item.issued, item.published, item['published-print'], item['published-online'], item.posted];
  const found = all.map(dateIn).find(({ day, year }) => day !== undefined || year !== undefined) ?? {};
  return [found, warningsOfDate(item.issued?.raw || item.issued?.literal || '', found)];
}

/**
 * https://docs.citationstyles.org/en/stable/specification.html#date-variables; dates as text are parsed too.
 */
function dateIn(one: Dates['issued']): WrittenDate {
  const [year, month, day] = (one?.['date-parts']?.[0] ?? []).map((part) => Number(part ?? 0));
  const inParts = year === undefined ? {} : dateOfParts(year, month, day);
  if (inParts.day !== undefined || inParts.year !== undefined) return inParts;
  return dateFrom(one?.raw || one?.literal || '');
}
