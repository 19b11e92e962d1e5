import { doisIn } from '../../paper/identifiers/dois.ts';
import { type ArxivId, parseArxivId } from '../../paper/identifiers/identifiers.ts';
import { isWebAddress, type Paper } from '../../paper/schema.ts';
import { lineOf } from '../../text/clean/clean-text.ts';
import { texLineToMarkdown, texToMarkdown, texToPlain } from '../../text/tex/tex-to-markdown.ts';
import { dayOfMail } from '../dates/date-parsing.ts';
import { type AuthorList, authorListFrom, texName, warningsOfOthers } from '../names/author-names.ts';
import type { Input } from '../reading/input.ts';
import { linesIn, type StreamLine } from '../reading/lines.ts';
import { listingDayRule } from '../reading/listing-day.ts';
import type { Problem, Reading, ReadOptions } from '../reading/reader.ts';
import { authorsIn } from './author-line.ts';
import { type Snapshot, snapshotSchema } from './snapshot-schema.ts';
import { withdrawalIn } from './withdrawal.ts';

/** The papers of a snapshot, and the problems in it. */
export async function* readLines(input: Input, options: ReadOptions): AsyncGenerator<Reading> {
  const listed = listingDayRule(options);
  for await (const line of linesIn(input.chunks())) {
    if (line.text.trim() !== '') yield readLine(line, listed);
  }
}

function readLine(line: StreamLine, listed: ReturnType<typeof listingDayRule>): Reading {
  if (line.tooLong) {
    const hint = 'Download the file again; the ends of its lines may be lost.';
    return problem(line, 'The line is too long for a record.', hint);
  }
  let value: unknown;
  try {
    value = JSON.parse(line.text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const at = Number(/ at position (\d+)/.exec(String(error))?.[1] ?? 0);
    const hint = 'Each line is one whole JSON object; download the file again if this one was cut off.';
    return problem(line, 'The JSON of this line is broken here.', hint, at + 1);
  }
  const result = snapshotSchema.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    const message = `\`${issue?.path.join('.') || 'the record'}\` does not fit: ${issue?.message ?? 'unknown reason'}.`;
    return problem(line, message, 'A record has the shape {"id": …, "title": …, "versions": …, …}.');
  }
  return readRecord(line, result.data, listed);
}

function problem(
  { number, text }: StreamLine,
  message: string,
  hint: string,
  column = 1,
): { problem: Problem } {
  return { problem: { line: number, column, message, hint, raw: text } };
}

function readRecord(line: StreamLine, record: Snapshot, listed: ReturnType<typeof listingDayRule>): Reading {
  const arxiv = parseArxivId(record.id);
  if (arxiv === undefined) {
    const message = `\`id\` is “${record.id.slice(0, 80)}”, which is not an arXiv identifier.`;
    return problem(line, message, 'It looks like 2603.01234 or hep-th/9901001.');
  }
  const title = texLineToMarkdown(record.title ?? '');
  if (title === '')
    return problem(line, `The paper ${arxiv.id} has no title.`, 'Add its title and ingest it again.');
  // A paper that was published twice has two DOIs; the first is the article's.
  const [doi] = doisIn(record.doi ?? '');
  const license = lineOf(record.license ?? '');
  const isLicensed = license !== '' && isWebAddress(license);
  const list = authorsOf(record);
  const { authors } = list;
  const versions = versionsOf(record, arxiv);
  const comment = inline(record.comments);
  const { day: withdrawn, warnings } = withdrawalIn({
    title,
    comment,
    abstract: record.abstract ?? '',
    ...versions,
  });
  const venue = inline(record['journal-ref']);
  const paper: Paper = {
    id: arxiv.id,
    title,
    ...(authors.length > 0 && { authors }),
    ...listed(versions.published),
    ...versions,
    ...(doi !== undefined && { doi }),
    ...(venue !== '' && { venue }),
    ...(comment !== '' && { authorComment: comment }),
    ...(isLicensed && { license }),
    links: { abs: `https://arxiv.org/abs/${arxiv.id}`, pdf: `https://arxiv.org/pdf/${arxiv.id}` },
    sources: ['arxiv-snapshot'],
    ...(withdrawn !== undefined && { withdrawn }),
    abstract: texToMarkdown(record.abstract ?? ''),
  };
  return {
    paper,
    warnings: [...warnings, ...warningsOfOthers(list), ...warningsOf(record, doi, isLicensed ? '' : license)],
  };
}

function inline(value: string | null | undefined): string {
  return value == null ? '' : texToPlain(value);
}

function warningsOf(record: Snapshot, doi: string | undefined, noLicense: string): string[] {
  const lost = (what: string, value: string) =>
    `The ${what} “${value.slice(0, 80)}” was left out because it is not valid.`;
  return [
    ...(doi === undefined && record.doi ? [lost('DOI', record.doi)] : []),
    ...(noLicense !== '' ? [lost('address of a licence', noLicense)] : []),
  ];
}

/** The days of the first and the last version, the last version's number, and the categories. */
function versionsOf(record: Snapshot, id: ArxivId): Pick<Paper, 'published' | 'updated' | 'arxiv'> {
  const versions = record.versions ?? [];
  const [published, updated] = [versions[0], versions.at(-1)].map((one) => dayOfMail(one?.created ?? ''));
  const version = Number(/^v([1-9]\d{0,5})$/.exec(versions.at(-1)?.version ?? '')?.[1] ?? id.version);
  const categories = (record.categories ?? '').split(/\s+/u).filter((category) => category !== '');
  const [primary] = categories;
  const arxiv = {
    ...(!Number.isNaN(version) && { version }),
    ...(primary !== undefined && { primary, categories }),
  };
  return {
    ...(published !== undefined && { published }),
    ...(published !== undefined && updated !== undefined && updated > published && { updated }),
    ...(Object.keys(arxiv).length > 0 && { arxiv }),
  };
}

function authorsOf(record: Snapshot): AuthorList {
  const parsed = record.authors_parsed ?? [];
  const named = authorListFrom(
    parsed.map(([family = '', given = '', suffix = '']) => ({ family, given, suffix })),
    texName,
  );
  return named.authors.length > 0 ? named : authorsIn(record.authors ?? '');
}
