import { z } from 'zod';
import { lineOf } from '../../text/clean/clean-text.ts';
import { htmlLineToMarkdown, htmlToMarkdown, htmlToPlain } from '../bibliography/html-fields.ts';
import { isArxivMention, isOnArxiv } from '../bibliography/identification.ts';
import { withSubtitle } from '../bibliography/publication.ts';
import { paperOf } from '../bibliography/reference.ts';
import { type AuthorList, authorListFrom, type StatedName, warningsOfOthers } from '../names/author-names.ts';
import type { Input } from '../reading/input.ts';
import { type JsonRecord, jsonRecords } from '../reading/json-records.ts';
import { listingDayRule } from '../reading/listing-day.ts';
import type { Reading, ReadOptions } from '../reading/reader.ts';
import { dateShape, issuedIn } from './dates.ts';
import { publicationOf, publicationShape, venueOf } from './publication.ts';

const text = z
  .union([z.string(), z.number().transform(String), z.array(z.string()).transform(([one = '']) => one)])
  .nullish()
  .catch(undefined)
  .transform((value) => value ?? '');
const stated = z.object({
  family: text,
  given: text,
  literal: text,
  // Crossref's field for an organisation's name.
  name: text,
  suffix: text,
  'dropping-particle': text,
  'non-dropping-particle': text,
});
const name = z
  .union([stated, z.string().transform((literal) => stated.parse({ literal }))])
  .nullish()
  .catch(undefined);

const names = z
  .union([z.array(name), name.transform((one) => [one])])
  .nullish()
  .catch(undefined);

// https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
const itemSchema = z.object({
  title: text,
  // Only Crossref has it.
  subtitle: text,
  author: names,
  editor: names,
  DOI: text,
  URL: text,
  abstract: text,
  keyword: text,
  note: text,
  archive: text,
  archive_location: text,
  ...dateShape,
  ...publicationShape,
});

type Item = z.infer<typeof itemSchema>;

/** The papers of a CSL-JSON file, and the problems in it. */
export async function* readItems(input: Input, options: ReadOptions): AsyncGenerator<Reading> {
  const listed = listingDayRule(options);
  for (const reading of jsonRecords(await input.text())) {
    yield 'problem' in reading ? reading : readItem(reading.record, listed);
  }
}

function readItem(record: JsonRecord, listed: ReturnType<typeof listingDayRule>): Reading {
  const result = itemSchema.safeParse(record.value);
  if (!result.success) {
    const message = 'The record is no object.';
    const hint = 'A record has the shape {"type": "article-journal", "title": …, "author": […], …}.';
    return { problem: { ...record.locate([]), message, hint, raw: record.raw() } };
  }
  const item = result.data;
  const title = htmlLineToMarkdown(titleOf(item));
  if (title === '') {
    const hint = 'Add its `title` and ingest it again.';
    return {
      problem: { ...record.locate(['title']), message: 'The record has no title.', hint, raw: record.raw() },
    };
  }
  const arxiv = [
    ...[item.number, item.archive_location].filter((value) => isArxiv(value, item)),
    ...[item.note, ...item['container-title']].filter(isArxivMention),
  ];
  const list = authorsOf(item.author);
  const [{ day, year, month }, unreadable] = issuedIn(item);
  const isPreprint = isOnArxiv({ arxiv, addresses: [item.URL], doi: item.DOI });
  const paper = paperOf(
    {
      source: 'csl-json',
      title,
      authors: list.authors,
      published: day,
      year,
      arxiv,
      doi: item.DOI,
      addresses: [item.URL],
      venue: venueOf(item),
      publication: publicationOf(item, isPreprint, authorsOf(item.editor).authors, month),
      keywords: htmlToPlain(item.keyword).split(/\s*[,;]\s*/u),
      abstract: htmlToMarkdown(item.abstract),
    },
    listed,
  );
  const warnings = [...warningsOfOthers(list), ...unreadable];
  return { paper, ...(warnings.length > 0 && { warnings }) };
}

/** Adds the subtitle unless the title already ends with it. */
function titleOf({ title, subtitle }: Item): string {
  return title.endsWith(subtitle) ? title : withSubtitle(title, subtitle);
}

/** A bare number is an arXiv identifier only if the item comes from arXiv. */
function isArxiv(value: string, { archive, publisher }: Item): boolean {
  return /^arxiv:/i.test(value) || /^arxiv\b/i.test(archive) || /^arxiv\b/i.test(publisher);
}

function authorsOf(names: Item['author']): AuthorList {
  return authorListFrom((names ?? []).map((one) => (one == null ? {} : statedBy(one))));
}

/** A name in parts, or as a whole if it has only one part or is an organisation's. */
function statedBy(one: z.infer<typeof stated>): StatedName {
  const parts = [one['dropping-particle'], one['non-dropping-particle'], one.family].map(lineOf);
  const family = parts.filter((part) => part !== '').join(' ');
  if (family !== '' && one.given !== '') return { family, given: one.given, suffix: one.suffix };
  return { whole: `${family || one.given || one.literal || one.name} ${one.suffix}` };
}
