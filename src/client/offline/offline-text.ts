import type { PackInfo } from '../../offline/packs/pack-manifest.ts';
import { bytesOf, monthsOf } from '../../offline/packs/selection.ts';

/** How the site writes dates and numbers. */
export interface Wording {
  readonly language: string;
  /** `long`, `short` or `iso`, as in `site.yaml`. */
  readonly dates: string;
}

/**
 * What can be read offline, in words.
 * @example `Ready offline: 2 – 31 March 2026, 463 papers, search included.`
 */
export function readyText(packs: readonly PackInfo[], wording: Wording): string {
  const pages = packs.filter(({ kind }) => kind === 'pages');
  if (pages.length === 0) return 'Nothing is downloaded yet.';
  const papers = pages.reduce((sum, pack) => sum + (pack.papers ?? 0), 0);
  const spans = spansOf(pages).map((span) => spanInWords(span, wording));
  const count = `${papers.toLocaleString(wording.language)} paper${papers === 1 ? '' : 's'}`;
  const search = packs.some(({ kind }) => kind === 'search') ? 'search included' : 'without search';
  return `Ready offline: ${[...spans, count, search].join(', ')}.`;
}

type Span = readonly [first: string, last: string];

/** The days of packs, joined where months follow each other without a gap. */
export function spansOf(packs: readonly PackInfo[]): Span[] {
  const sorted = packs.flatMap(({ days }) => (days === undefined ? [] : [days])).sort(byFirst);
  const spans: [string, string][] = [];
  for (const [first, last] of sorted) {
    const open = spans.at(-1);
    if (open !== undefined && isNext(open[1], first)) open[1] = last > open[1] ? last : open[1];
    else spans.push([first, last]);
  }
  return spans;
}

const byFirst = ([one]: Span, [other]: Span) => (one < other ? -1 : 1);

/** Whether a span that begins at a day goes on from a former one: within its month, or in the next month. */
function isNext(last: string, first: string): boolean {
  const [year = 0, month = 0] = last.split('-').map(Number);
  const next = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 7);
  return first.slice(0, 7) <= next;
}

function spanInWords([first, last]: Span, { language, dates }: Wording): string {
  if (dates === 'iso') return first === last ? first : `${first} – ${last}`;
  const dateStyle = dates === 'short' ? 'medium' : 'long';
  const format = new Intl.DateTimeFormat(language, { dateStyle, timeZone: 'UTC' });
  return format.formatRange(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`));
}

/** A month in words: `March 2026`. */
export function monthText(month: string, { language }: Wording): string {
  const format = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

/** A number of bytes: `312 kB`, `1.8 MB`. */
export function sizeText(bytes: number, { language }: Wording): string {
  const [value, unit] =
    bytes < 1e6
      ? [bytes / 1e3, 'kilobyte']
      : bytes < 1e9
        ? [bytes / 1e6, 'megabyte']
        : [bytes / 1e9, 'gigabyte'];
  const digits = bytes < 1e6 ? 0 : 1;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    maximumFractionDigits: digits,
  }).format(value);
}

/** A month that can be chosen: its packs, the number of their papers, their bytes. */
export interface MonthChoice {
  readonly month: string;
  readonly papers: number;
  readonly bytes: number;
}

/** The months that a site has, the newest first. A pack of two months counts for its first. */
export function monthChoices(packs: readonly PackInfo[]): MonthChoice[] {
  return monthsOf(packs).map((month) => {
    const own = packs.filter(({ kind, days }) => kind === 'pages' && days?.[0].startsWith(month));
    return { month, papers: own.reduce((sum, pack) => sum + (pack.papers ?? 0), 0), bytes: bytesOf(own) };
  });
}

/** Why a download stopped, in words for the reader. */
export function problemText(error: unknown, missing: number, wording: Wording): string {
  const rest =
    missing === 0 ? '' : ` ${sizeText(missing, wording)} are missing. What is complete stays on this device.`;
  if (error instanceof DOMException && error.name === 'QuotaExceededError')
    return `This device has no more room for the site.${rest} Choose fewer months, or free some space.`;
  if (error instanceof TypeError || !navigator.onLine)
    return `The network was interrupted.${rest} The download goes on when you press Download again.`;
  return `The download stopped: ${messageOf(error)}${rest} Press Download to try again.`;
}

/** What an error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
