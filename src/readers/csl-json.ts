import { z } from 'zod';
import { type Day, dayFrom } from '../paper/days.ts';
import { lineOf } from '../text/plain.ts';
import { type AuthorList, authorsNamed, othersWarning, type StatedName } from './author-names.ts';
import { listedWhen } from './edition.ts';
import { htmlLineToMarkdown, htmlToMarkdown, htmlToPlain } from './html-fields.ts';
import { isArxivMention } from './identification.ts';
import type { Input } from './input.ts';
import { type JsonRecord, jsonRecords } from './json-records.ts';
import type { Reader, Reading, ReadOptions } from './reader.ts';
import { paperOf } from './reference.ts';
import { dayOfNumbers, yearOf } from './written-dates.ts';

const text = z
  .union([z.string(), z.number().transform(String), z.array(z.string()).transform(([one = '']) => one)])
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
  .nullish()
  .catch(undefined);
const stated = z.object({
  family: text,
  given: text,
  literal: text,
  // What Crossref calls an organisation's name.
  name: text,
  suffix: text,
  'dropping-particle': text,
  'non-dropping-particle': text,
});
const name = z
  .union([stated, z.string().transform((literal) => stated.parse({ literal }))])
  .nullish()
  .catch(undefined);

// https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
const itemSchema = z.object({
  title: text,
  author: z
    .union([z.array(name), name.transform((one) => [one])])
    .nullish()
    .catch(undefined),
  issued: date,
  DOI: text,
  URL: text,
  abstract: text,
  'container-title': text,
  keyword: text,
  number: text,
  note: text,
  archive: text,
  archive_location: text,
  publisher: text,
});

type Item = z.infer<typeof itemSchema>;

const NAMES = /"author"\s*:\s*\[\s*\{[^{}]*"(?:family|literal|name)"\s*:/;
const OWN = /"(?:date-parts|container-title|citation-key|citation-label)"\s*:/;
const TYPE =
  /"type"\s*:\s*"(?:article(?:-journal|-magazine|-newspaper)?|paper-conference|chapter|book|report|thesis|manuscript|webpage|software|dataset|document|journal-article|proceedings-article|posted-content)"/;

/** CSL-JSON, as Zotero and citation processors exchange references. */
export const cslJson: Reader = {
  name: 'csl-json',
  label: 'CSL-JSON',

  detect({ head }: Input): number {
    if (!/^\s*(?:\[\s*)?\{\s*"/.test(head)) return 0;
    const signs = [TYPE, OWN, NAMES].filter((sign) => sign.test(head)).length;
    return signs >= 2 ? 0.85 : signs === 1 && /"title"\s*:/.test(head) ? 0.5 : 0;
  },

  async *read(input: Input, options: ReadOptions): AsyncGenerator<Reading> {
    const listed = listedWhen(options);
    for (const reading of jsonRecords(await input.text())) {
      yield 'problem' in reading ? reading : readItem(reading.record, listed);
    }
  },
};

function readItem(record: JsonRecord, listed: ReturnType<typeof listedWhen>): Reading {
  const result = itemSchema.safeParse(record.value);
  if (!result.success) {
    const message = 'The record is no object.';
    const hint = 'A record has the shape {"type": "article-journal", "title": …, "author": […], …}.';
    return { problem: { ...record.locate([]), message, hint, raw: record.raw() } };
  }
  const item = result.data;
  const title = htmlLineToMarkdown(item.title);
  if (title === '') {
    const hint = 'Add its `title` and ingest it again.';
    return {
      problem: { ...record.locate(['title']), message: 'The record has no title.', hint, raw: record.raw() },
    };
  }
  const arxiv = [
    ...[item.number, item.archive_location].filter((value) => isArxiv(value, item)),
    ...[item.note, item['container-title']].filter(isArxivMention),
  ];
  const list = authorsOf(item);
  const paper = paperOf(
    {
      source: 'csl-json',
      title,
      authors: list.authors,
      published: publishedIn(item),
      year: yearIn(item),
      arxiv,
      doi: item.DOI,
      addresses: [item.URL],
      venue: htmlToPlain(item['container-title']),
      keywords: item.keyword.split(/\s*[,;]\s*/u),
      abstract: htmlToMarkdown(item.abstract),
    },
    listed,
  );
  return { paper, ...(list.others && { warnings: othersWarning(list) }) };
}

/** A bare number is only an identifier of arXiv where the item says that it comes from there. */
function isArxiv(value: string, { archive, publisher }: Item): boolean {
  return /^arxiv:/i.test(value) || /^arxiv\b/i.test(archive) || /^arxiv\b/i.test(publisher);
}

function authorsOf({ author }: Item): AuthorList {
  return authorsNamed((author ?? []).map((one) => (one == null ? {} : statedBy(one))));
}

/** A name in parts, an organisation's, or the only part that there is. */
function statedBy(one: z.infer<typeof stated>): StatedName {
  const parts = [one['dropping-particle'], one['non-dropping-particle'], one.family].map(lineOf);
  const family = parts.filter((part) => part !== '').join(' ');
  if (family !== '' && one.given !== '') return { family, given: one.given, suffix: one.suffix };
  return { whole: `${family || one.given || one.literal || one.name} ${one.suffix}` };
}

function publishedIn({ issued }: Item): Day | undefined {
  const [year, month, day] = (issued?.['date-parts']?.[0] ?? []).map(Number);
  if (year !== undefined && month !== undefined && day !== undefined) return dayFrom(year, month, day);
  return dayOfNumbers(issued?.raw || issued?.literal || '');
}

function yearIn({ issued }: Item): number | undefined {
  return (
    yearOf(String(issued?.['date-parts']?.[0]?.[0] ?? '')) ?? yearOf(issued?.raw || issued?.literal || '')
  );
}
