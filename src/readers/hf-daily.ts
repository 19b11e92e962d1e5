import { z } from 'zod';
import { type Day, dayOf } from '../paper/days.ts';
import { normalizeTitle, parseArxivId } from '../paper/identifiers.ts';
import { type Author, isWebAddress, type Paper } from '../paper/schema.ts';
import { fromPlain, fromTexLine } from '../text/markdown.ts';
import { lineOf, paragraphsOf } from '../text/plain.ts';
import type { Input } from './input.ts';
import { type JsonRecord, jsonRecords } from './json-records.ts';
import type { Reader, Reading, ReadOptions } from './reader.ts';

const count = z
  .number()
  .max(Number.MAX_SAFE_INTEGER)
  .transform((value) => Math.max(0, Math.round(value)))
  .nullish()
  .catch(undefined);
const line = z.string().nullish().catch(undefined);

// Only what is read; accounts, avatars and summaries of unknown licence are not even looked at.
const itemSchema = z.object({
  title: line,
  summary: line,
  publishedAt: line,
  numComments: count,
  paper: z.object({
    id: z.string(),
    title: line,
    summary: line,
    authors: z.array(z.object({ name: z.string() })).nullish(),
    publishedAt: line,
    submittedOnDailyAt: line,
    upvotes: count,
    discussionId: line,
    projectPage: line,
    githubRepo: line,
    githubStars: count,
    ai_keywords: z.array(z.string()).nullish().catch(undefined),
    organization: z.object({ name: line, fullname: line }).nullish().catch(undefined),
    withdrawnAt: line,
  }),
  organization: z.object({ name: line, fullname: line }).nullish().catch(undefined),
});

type Item = z.infer<typeof itemSchema>;

/** `GET /api/daily_papers` of Hugging Face: an array of items, one file a day, or any number of files. */
export const hfDaily: Reader = {
  name: 'hf-daily',
  label: 'Hugging Face daily papers (JSON)',

  detect({ text }: Input): number {
    const head = text.slice(0, 20_000);
    if (!/^\s*[[{]/.test(head)) return 0;
    if (/"paper"\s*:\s*\{/.test(head)) return 0.9;
    // An empty day is an empty array, and JSON that is broken early is still likelier a day than anything else.
    return /^\s*\[/.test(head) ? 0.2 : 0;
  },

  *read(input: Input, options: ReadOptions): Iterable<Reading> {
    for (const reading of jsonRecords(input.text)) {
      yield 'problem' in reading ? reading : readItem(reading.record, input.day ?? options.listed);
    }
  },
};

function readItem(record: JsonRecord, fileDay: Day | undefined): Reading {
  const result = itemSchema.safeParse(record.value);
  if (!result.success) {
    const [issue] = result.error.issues;
    const path = (issue?.path ?? []).filter((part) => typeof part !== 'symbol');
    const message = `\`${path.join('.') || 'the record'}\` does not fit: ${issue?.message ?? 'unknown reason'}.`;
    return problem(record, path, message, 'A record has the shape {"paper": {"id": …, "title": …}, …}.');
  }
  const item = result.data;
  const arxiv = parseArxivId(item.paper.id);
  if (arxiv === undefined) {
    const message = `\`paper.id\` is “${item.paper.id.slice(0, 80)}”, which is no arXiv identifier.`;
    return problem(record, ['paper', 'id'], message, 'It looks like 2603.01234 or hep-th/9901001.');
  }
  const title = fromTexLine(titleOf(item));
  if (title === '') {
    return problem(
      record,
      ['paper', 'title'],
      `The paper ${arxiv.id} has no title.`,
      'Add its title and ingest it again.',
    );
  }
  return toPaper(item, arxiv, title, fileDay);
}

function problem(record: JsonRecord, path: (string | number)[], message: string, hint: string): Reading {
  return { problem: { ...record.locate(path), message, hint, raw: record.raw() } };
}

function toPaper(
  item: Item,
  arxiv: { id: string; version?: number },
  title: string,
  fileDay: Day | undefined,
): Reading {
  const { paper } = item;
  const listed = dayOf(paper.submittedOnDailyAt ?? '') ?? fileDay;
  const published = dayOf(paper.publishedAt ?? item.publishedAt ?? '');
  const withdrawn = dayOf(paper.withdrawnAt ?? '');
  const authors = authorsOf(item);
  const keywords = [...new Set((paper.ai_keywords ?? []).map(lineOf))].filter((keyword) => keyword !== '');
  const organization = lineOf(organizationOf(item));
  const { links, warnings } = linksOf(item, arxiv.id);
  const record: Paper = {
    id: arxiv.id,
    title,
    ...(authors.length > 0 && { authors }),
    ...(listed !== undefined && { listed }),
    ...(published !== undefined && { published }),
    ...(arxiv.version !== undefined && { arxiv: { version: arxiv.version } }),
    links,
    ...(paper.upvotes != null && { upvotes: paper.upvotes }),
    ...(item.numComments != null && { comments: item.numComments }),
    ...(paper.githubStars != null && { stars: paper.githubStars }),
    ...(organization !== '' && { organization }),
    ...(keywords.length > 0 && { keywords }),
    sources: ['hf-daily'],
    ...(withdrawn !== undefined && { withdrawn }),
    abstract: fromPlain(paragraphsOf(item.paper.summary ?? item.summary ?? '')),
  };
  return { paper: record, warnings };
}

/** The outer title keeps its formulas and is not wrapped; it is taken where both say the same. */
function titleOf(item: Item): string {
  const inner = lineOf(item.paper.title ?? '');
  const outer = lineOf(item.title ?? '');
  if (inner === '' || outer === '') return outer || inner;
  return comparable(outer) === comparable(inner) ? outer : inner;
}

/** A title without what a feed strips from it. */
function comparable(title: string): string {
  return normalizeTitle(title.replace(/[$\\{}]/g, '')).replaceAll(' ', '');
}

function authorsOf(item: Item): Author[] {
  return (item.paper.authors ?? [])
    .map(({ name }) => ({ name: lineOf(name) }))
    .filter(({ name }) => name !== '');
}

function organizationOf(item: Item): string {
  const organization = item.paper.organization ?? item.organization;
  return organization?.fullname ?? organization?.name ?? '';
}

function linksOf(item: Item, id: string): { links: Record<string, string>; warnings: string[] } {
  const named = { code: item.paper.githubRepo, project: item.paper.projectPage };
  const given = Object.entries(named).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const usable = given
    .map(([name, address]) => [name, address.trim()] as const)
    .filter(([, address]) => address !== '');
  const good = usable.filter(([, address]) => isWebAddress(address));
  const bad = usable.filter(([, address]) => !isWebAddress(address));
  const fixed = {
    abs: `https://arxiv.org/abs/${id}`,
    pdf: `https://arxiv.org/pdf/${id}`,
    // Only what has been on the site has a discussion there.
    ...(item.paper.discussionId != null && { discussion: `https://huggingface.co/papers/${id}` }),
  };
  return {
    links: { ...fixed, ...Object.fromEntries(good) },
    warnings: bad.map(
      ([name, address]) =>
        `The ${name} address “${address.slice(0, 80)}” was left out: it is no web address.`,
    ),
  };
}
