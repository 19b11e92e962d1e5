import { lineOf } from '../../text/clean/clean-text.ts';

/** A line that is not blank. */
export interface Line {
  readonly text: string;
  /** Counted from 1 in the file. */
  readonly number: number;
}

/** The data in a line below an abstract, or the date in a page's header. */
export interface Metadata {
  readonly line: Line;
  readonly authors?: number;
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly comments?: number;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const AUTHORS = /^[•·*-]?\s*(\d{1,6}) authors?$/i;
const SEPARATOR = /^[•·|]$/;
// `Jan 9, 2024 3`: the last number counts comments. `Feb 11 2` has a number of comments, `Feb 11 2024` a
// year.
const DATE = /^([A-Z][a-z]{2,8})\.? (\d{1,2})(?:(?:,| (?=\d{4}\b)) ?(\d{4}))?(?: (\d{1,6}))?$/;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The lines that are not blank. Paragraphs that a mail program wrapped are joined again. */
export function linesOf(text: string): Line[] {
  const lines = text
    .split(/\r\n|[\n\r]/u)
    // Unicode's separators also end a line, but editors do not count them.
    .flatMap((line, index) =>
      line.split(/[\u2028\u2029]/u).map((part): Line => ({ text: lineOf(part), number: index + 1 })),
    );
  const gluedAway = unglueSubscribe(lines.filter(({ text }) => text !== ''));
  return isWrapped(lines) ? unwrap(lines) : gluedAway;
}

/** The metadata in a line; `undefined` if the line is text. */
export function metadataOf(line: Line): Metadata | undefined {
  if (SEPARATOR.test(line.text)) return { line };
  const parts = line.text.split(/\s+[·•|]\s+|\s·(?=\s)/u);
  const found = parts.map((part) => partOf(part.replace(/\s+/gu, ' ').trim()));
  if (found.some((part) => part === undefined)) return undefined;
  return Object.assign({ line }, ...found);
}

function partOf(text: string): Omit<Metadata, 'line'> | undefined {
  const authors = AUTHORS.exec(text)?.[1];
  // A page shows "0 authors" if it does not know them.
  if (authors !== undefined) return Number(authors) === 0 ? {} : { authors: Number(authors) };
  const iso = ISO_DATE.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const date = DATE.exec(text);
  const month = MONTHS.indexOf((date?.[1] ?? '').slice(0, 3).toLowerCase()) + 1;
  if (!date || month === 0) return undefined;
  return {
    month,
    day: Number(date[2]),
    ...(date[3] !== undefined && { year: Number(date[3]) }),
    ...(date[4] !== undefined && { comments: Number(date[4]) }),
  };
}

/**
 * Separates the page's `Subscribe` button from the first title, which follows without a space if the text has
 * no blank lines.
 */
function unglueSubscribe(lines: readonly Line[]): Line[] {
  return lines.flatMap((line, index) => {
    const title = /^Subscribe(?=\S)(.+)$/u.exec(line.text)?.[1];
    const afterOffer = /^get trending papers/i.test(lines[index - 1]?.text ?? '');
    if (title === undefined || !(afterOffer || /^[\p{Lu}\p{N}"“‘(]/u.test(title))) return [line];
    return [
      { text: 'Subscribe', number: line.number },
      { text: title, number: line.number },
    ];
  });
}

/** Whether paragraphs are wrapped: many lines of text, none longer than in a mail. */
function isWrapped(lines: readonly Line[]): boolean {
  const long = lines.filter(({ text }) => text.length > 50);
  if (long.length < 6 || long.some(({ text }) => text.length > 100)) return false;
  const inRuns = lines.filter(
    ({ text }, index) => text.length > 50 && (lines[index + 1]?.text.length ?? 0) > 0,
  );
  return inRuns.length > long.length / 2;
}

function unwrap(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  let open = false;
  for (const line of unglueSubscribe(lines)) {
    const last = joined.at(-1);
    if (line.text === '') open = false;
    else if (open && last !== undefined && metadataOf(line) === undefined) {
      joined[joined.length - 1] = { ...last, text: `${last.text} ${line.text}` };
    } else {
      joined.push(line);
      open = metadataOf(line) === undefined;
    }
  }
  return joined;
}
