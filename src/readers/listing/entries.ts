import { type Day, dayFrom, latestDay } from '../../paper/days.ts';
import { idFromTitle } from '../../paper/identifiers/derived-ids.ts';
import type { Paper } from '../../paper/schema.ts';
import { lineOf } from '../../text/clean/clean-text.ts';
import { feedLineToMarkdown, feedToMarkdown } from '../../text/formats/feed.ts';
import type { Input } from '../reading/input.ts';
import type { Reading, ReadOptions } from '../reading/reader.ts';
import { isFurniture, labelLines } from './labels.ts';
import { type Line, linesOf, type Metadata, metadataOf } from './lines.ts';

/** One entry: a title, the paragraphs of its abstract, and the metadata lines below it. */
interface Entry {
  readonly title: Line;
  readonly abstract: Line[];
  readonly metadata: Metadata[];
}

/** The papers of a copied page, and the problems in it. */
export async function* readEntries(input: Input, options: ReadOptions): AsyncGenerator<Reading> {
  let page: Page = { captured: options.captured, listed: options.listed };
  // A text without any entry is no page, and nothing of it was passed over.
  let leftOut: Reading[] = [];
  let hasEntry = false;
  for (const item of entriesOf(linesOf(await input.text()))) {
    if ('month' in item) page = pageOf(item, options);
    else if ('leftOut' in item) leftOut.push({ skipped: NO_ENTRY });
    else {
      hasEntry = true;
      yield* leftOut;
      leftOut = [];
      yield readEntry(item, page);
    }
  }
  if (hasEntry) yield* leftOut;
}

/** Perhaps an entry whose abstract is too short to tell it from the text around the entries. */
const NO_ENTRY = 'text that is neither a title nor an abstract';

/** The dates that apply to all entries below a header. */
interface Page {
  readonly captured: Day;
  readonly listed: Day | undefined;
  readonly inferred?: boolean;
}

function pageOf(date: Metadata & { month: number }, { captured, listed }: ReadOptions): Page {
  const day = dated(date, captured);
  if (day === undefined) return { captured, listed };
  return { captured, listed: day, inferred: date.year === undefined };
}

/** The day of an entry. Pages omit the year if it is the year of the day that they show. */
function publishedOn(date: Metadata, { captured, listed }: Page): Day | undefined {
  if (date.year !== undefined || listed === undefined) return dated(date, captured);
  const inShownYear = dated({ ...date, year: Number(listed.slice(0, 4)) }, captured);
  return inShownYear !== undefined && inShownYear <= captured ? inShownYear : dated(date, listed);
}

function dated({ year, month = 0, day = 0 }: Metadata, latest: Day): Day | undefined {
  return year === undefined ? latestDay(month, day, latest) : dayFrom(year, month, day);
}

/** The entries and the dates of headers, in order, and each first line of text that is part of neither. */
function* entriesOf(
  lines: readonly Line[],
): Iterable<Entry | (Metadata & { month: number }) | { readonly leftOut: Line }> {
  const labels = labelLines(lines);
  let entry: Entry | undefined;
  let isLeftOut = false;
  for (const [index, line] of lines.entries()) {
    const label = labels[index];
    const wasLeftOut = isLeftOut;
    isLeftOut = (label === 'header' || label === 'footer') && !isFurniture(line.text);
    if (isLeftOut && !wasLeftOut) {
      if (entry !== undefined) yield entry;
      entry = undefined;
      yield { leftOut: line };
    }
    const metadata = label === 'metadata' ? metadataOf(line) : undefined;
    if (label === 'title') {
      if (entry !== undefined) yield entry;
      entry = { title: line, abstract: [], metadata: [] };
    } else if (label === 'abstract') entry?.abstract.push(line);
    else if (metadata?.month !== undefined && !belongsToEntry(lines, index)) {
      if (entry !== undefined) yield entry;
      entry = undefined;
      yield { ...metadata, month: metadata.month };
    } else if (metadata !== undefined) entry?.metadata.push(metadata);
  }
  if (entry !== undefined) yield entry;
}

/**
 * An entry's date follows the number of authors, or has a number of comments. Any other date is the page's.
 */
function belongsToEntry(lines: readonly Line[], index: number): boolean {
  const [before, line] = [lines[index - 1], lines[index]];
  if (line !== undefined && metadataOf(line)?.comments !== undefined) return true;
  return before !== undefined && metadataOf(before)?.month === undefined && metadataOf(before) !== undefined;
}

function readEntry(entry: Entry, page: Page): Reading {
  const title = lineOf(entry.title.text);
  if (entry.abstract.length === 0) {
    const message = `The title “${title.slice(0, 80)}” has no abstract below it.`;
    const hint = 'Copy the entry again with its abstract, or remove the line if it is not a title.';
    const raw = [entry.title, ...entry.metadata.map(({ line }) => line)].map(({ text }) => text).join('\n');
    return { problem: { line: entry.title.number, column: 1, message, hint, raw } };
  }
  const authorCount = entry.metadata.find(({ authors }) => authors !== undefined)?.authors;
  const date = entry.metadata.find(({ month }) => month !== undefined);
  const published = date && publishedOn(date, page);
  const paper: Paper = {
    id: idFromTitle(title),
    title: feedLineToMarkdown(title),
    ...(authorCount !== undefined && { authorCount }),
    ...(page.listed !== undefined && { listed: page.listed }),
    ...(page.listed !== undefined && page.inferred === true && { listedInferred: 'year' }),
    ...(published !== undefined && { published }),
    ...(published !== undefined && date?.year === undefined && { publishedInferred: 'year' }),
    ...(date?.comments !== undefined && { comments: date.comments }),
    sources: ['listing'],
    abstract: feedToMarkdown(entry.abstract.map(({ text }) => lineOf(text)).join('\n\n')),
  };
  return { paper };
}
