import { parseDoi } from '../../paper/identifiers/identifiers.ts';
import { isEastAsian } from '../../paper/names/name-order.ts';
import { isBodyWithComma } from '../../paper/names/names.ts';
import { lineOf } from '../../text/clean/clean-text.ts';
import { htmlLineToMarkdown, htmlToMarkdown, htmlToPlain } from '../bibliography/html-fields.ts';
import { type IdentifierFields, isArxivMention, isOnArxiv } from '../bibliography/identification.ts';
import { paperOf } from '../bibliography/reference.ts';
import { type AuthorList, authorListFrom, type StatedName, warningsOfOthers } from '../names/author-names.ts';
import { withoutNameMarkup } from '../names/name-markup.ts';
import type { Input } from '../reading/input.ts';
import { linesIn, type StreamLine } from '../reading/lines.ts';
import { listingDayRule } from '../reading/listing-day.ts';
import type { Problem, Reading, ReadOptions } from '../reading/reader.ts';
import { authorTagsOf } from './contributors.ts';
import { issuedIn } from './dates.ts';
import type { RisFields } from './fields.ts';
import { publicationOf, venueOf } from './publication.ts';

// https://en.wikipedia.org/wiki/RIS_(file_format); some programs write one space instead of two.
const TAG = /^\uFEFF?([A-Z][A-Z0-9]) {1,2}-(?: (.*)|\s*)$/su;

/** One reference: its tags with their values in order, and its lines. */
interface Reference {
  readonly line: number;
  readonly fields: { readonly tag: string; value: string }[];
  readonly raw: string[];
}

/** The papers of an RIS file, and the problems in it. */
export async function* readReferences(input: Input, options: ReadOptions): AsyncGenerator<Reading> {
  const listed = listingDayRule(options);
  for await (const reference of referencesIn(linesIn(input.chunks()))) {
    yield 'problem' in reference ? reference : readReference(reference, listed);
  }
}

/** The references. One without `ER` ends where the next begins. */
async function* referencesIn(
  lines: AsyncIterable<StreamLine>,
): AsyncGenerator<Reference | { readonly problem: Problem }> {
  let open: Reference | undefined;
  for await (const line of lines) {
    const [, tag, value = ''] = TAG.exec(line.text) ?? [];
    if (tag === 'TY') {
      if (open !== undefined) yield open;
      open = { line: line.number, fields: [], raw: [] };
    }
    if (line.tooLong) yield tooLong(line);
    else if (open !== undefined) {
      open.raw.push(line.text);
      const last = open.fields.at(-1);
      if (tag !== undefined && tag !== 'ER') open.fields.push({ tag, value });
      // In a wrapped value, the further lines have no tag.
      else if (tag === undefined && last !== undefined) last.value += `\n${line.text}`;
    } else if (tag !== undefined) yield outsideReference(line);
    if (tag === 'ER' && open !== undefined) {
      yield open;
      open = undefined;
    }
  }
  if (open !== undefined) yield open;
}

function tooLong({ number, text }: StreamLine): { problem: Problem } {
  const hint = 'Export the references again; the ends of the lines may be lost.';
  return { problem: { line: number, column: 1, message: 'The line is too long.', hint, raw: text } };
}

function outsideReference({ number, text }: StreamLine): { problem: Problem } {
  const message = 'The line belongs to no reference: there is no “TY” line before it.';
  const hint = 'A reference begins with a line like “TY  - JOUR” and ends with “ER  -”.';
  return { problem: { line: number, column: 1, message, hint, raw: text } };
}

function readReference({ line, fields, raw }: Reference, listed: ReturnType<typeof listingDayRule>): Reading {
  const all = (...tags: readonly string[]) =>
    fields
      .filter(({ tag, value }) => tags.includes(tag) && value.trim() !== '')
      .map(({ value }) => value.trim());
  const first = (...tags: readonly string[]) => tags.flatMap((tag) => all(tag))[0] ?? '';
  const title = htmlLineToMarkdown(first('TI', 'T1', 'CT', 'BT'));
  if (title === '') {
    const message = 'The reference has no title.';
    const hint = 'Add a line like “TI  - The title” and ingest it again.';
    return { problem: { line, column: 1, message, hint, raw: raw.join('\n') } };
  }
  const said = { all, first };
  const list = namesIn(all(...authorTagsOf(said)));
  const [{ day, year, month }, unreadable] = issuedIn(said);
  const places = placesIn(said);
  const paper = paperOf(
    {
      source: 'ris',
      title,
      authors: list.authors,
      published: day,
      year,
      ...places,
      venue: venueOf(said),
      publication: publicationOf(said, isOnArxiv(places), month, (names) => namesIn(names).authors),
      keywords: all('KW')
        .flatMap((value) => value.split('\n'))
        .flatMap((value) => htmlToPlain(value).split(/\s*;\s*/u)),
      abstract: htmlToMarkdown(first('AB', 'N2')),
    },
    listed,
  );
  const warnings = [...warningsOfOthers(list), ...unreadable];
  return { paper, ...(warnings.length > 0 && { warnings }) };
}

function placesIn({ all }: RisFields): IdentifierFields {
  return {
    arxiv: [
      ...all('UR', 'AN', 'M1', 'IS', 'VL', 'JO', 'JF', 'T2', 'PB').flatMap(arxivIn),
      ...all('AN', 'M1', 'M3', 'N1', 'JO', 'JF', 'T2').filter(isArxivMention),
    ],
    doi: [...all('DO', 'DI'), ...all('M3', 'L3').filter((value) => parseDoi(value) !== undefined)].join(' '),
    addresses: all('UR', 'L1', 'L2', 'LK').flatMap((value) => value.split(/\s*;\s*(?=https?:)|\s+/u)),
  };
}

function namesIn(values: readonly string[]): AuthorList {
  return authorListFrom(values.map(nameIn));
}

/** Parses `Last, First, Suffix`. A name without a comma is an organisation's, or has its given name first. */
function nameIn(value: string): StatedName {
  const name = withoutNameMarkup(lineOf(value));
  if (isBodyWithComma(name)) return { whole: name };
  const [family = '', given = '', ...rest] = name.split(
    isEastAsian(name.replace(/[,，]/gu, '')) ? /[,，]/u : ',',
  );
  return given.trim() === ''
    ? { whole: [family, ...rest].join(' ') }
    : { family, given, suffix: rest.join(' ') };
}

function arxivIn(value: string): string[] {
  return /\barxiv:\s*[\w./-]+\w/i.exec(value)?.map((id) => id.replace(/\s/g, '')) ?? [];
}
