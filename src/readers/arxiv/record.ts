import type { Day } from '../../paper/days.ts';
import { isArxivArchive } from '../../paper/identifiers/arxiv-archives.ts';
import { doisIn } from '../../paper/identifiers/dois.ts';
import type { ArxivId } from '../../paper/identifiers/identifiers.ts';
import { isWebAddress, type Paper } from '../../paper/schema.ts';
import { lineOf } from '../../text/clean/clean-text.ts';
import { texLineToMarkdown, texToMarkdown, texToPlain } from '../../text/tex/tex-to-markdown.ts';
import { type AuthorList, warningsOfOthers } from '../names/author-names.ts';
import type { Reading } from '../reading/reader.ts';
import type { XmlRecord } from '../xml/tree.ts';
import { problemIn, quoted } from '../xml/xml-errors.ts';
import { withdrawalIn } from './withdrawal.ts';

/** The fields of a paper in any of arXiv's XML formats, unparsed. Missing fields are empty or absent. */
export interface ArxivFields {
  readonly source: string;
  readonly arxiv: ArxivId;
  readonly title: string;
  readonly authors: AuthorList;
  readonly edition: Pick<Paper, 'listed' | 'listedInferred'>;
  readonly published?: Day | undefined;
  readonly updated?: Day | undefined;
  readonly withdrawn?: Day | undefined;
  readonly primary?: string;
  readonly categories: readonly string[];
  readonly comment: string;
  readonly journal: string;
  readonly doi: string;
  readonly license: string;
  readonly abstract: string;
}

/** The paper of a record, or a problem if it has no title. */
export function arxivReading(record: XmlRecord, fields: ArxivFields): Reading {
  const { arxiv, published, updated } = fields;
  const { authors } = fields.authors;
  const title = texLineToMarkdown(fields.title);
  const inWords = withdrawalIn(fields);
  const withdrawn = fields.withdrawn ?? inWords.day;
  if (title === '')
    return problemIn(record, `The paper ${arxiv.id} has no title.`, 'Add its title and ingest it again.');
  // A paper that was published twice has two DOIs; the first is the article's.
  const [doi] = doisIn(fields.doi);
  const license = lineOf(fields.license);
  const [venue, comment] = [texToPlain(fields.journal), texToPlain(fields.comment)];
  const paper: Paper = {
    id: arxiv.id,
    title,
    ...(authors.length > 0 && { authors }),
    ...fields.edition,
    ...(published !== undefined && { published }),
    ...(updated !== undefined && (published === undefined || updated > published) && { updated }),
    ...classification(fields),
    ...(doi !== undefined && { doi }),
    ...(venue !== '' && { venue }),
    ...(isWebAddress(license) && { license }),
    links: { abs: `https://arxiv.org/abs/${arxiv.id}`, pdf: `https://arxiv.org/pdf/${arxiv.id}` },
    ...(comment !== '' && { authorComment: comment }),
    sources: [fields.source],
    ...(withdrawn !== undefined && { withdrawn }),
    abstract: texToMarkdown(fields.abstract),
  };
  const warnings = fields.withdrawn === undefined ? inWords.warnings : [];
  return { paper, warnings: [...warnings, ...warningsOf(fields, doi, license)] };
}

/** The problem of a record whose arXiv identifier is missing or malformed. */
export function noArxivId(record: XmlRecord, written: string): Reading {
  const message =
    written.trim() === ''
      ? 'The record has no arXiv identifier.'
      : `The record's identifier is ${quoted(written)}, which is not an arXiv identifier.`;
  return problemIn(record, message, 'It looks like 2603.01234 or hep-th/9901001.');
}

function warningsOf({ doi, authors }: ArxivFields, parsed: string | undefined, address: string): string[] {
  const lost = (what: string, value: string) =>
    `The ${what} ${quoted(value)} was left out because it is not valid.`;
  return [
    ...warningsOfOthers(authors),
    ...(doi.trim() !== '' && parsed === undefined ? [lost('DOI', doi)] : []),
    ...(address !== '' && !isWebAddress(address) ? [lost('address of a licence', address)] : []),
  ];
}

const SUBJECT = /^[a-z]+(?:-[a-z]+)?\.(?:[A-Z]{2}|[a-z]+(?:-[a-z]+)?)$/;

/** Whether a term is one of arXiv's categories. Records also list MSC and ACM classes. */
function isCategory(term: string): boolean {
  return isArxivArchive(term) || SUBJECT.test(term);
}

function classification({ arxiv, primary, categories }: ArxivFields): Pick<Paper, 'arxiv'> {
  const own = [...new Set(categories.map((term) => term.trim()).filter(isCategory))];
  const first = primary !== undefined && isCategory(primary.trim()) ? primary.trim() : undefined;
  if (first !== undefined && !own.includes(first)) own.unshift(first);
  const known = {
    ...(arxiv.version !== undefined && { version: arxiv.version }),
    ...(first !== undefined && { primary: first }),
    ...(own.length > 0 && { categories: own }),
  };
  return Object.keys(known).length === 0 ? {} : { arxiv: known };
}
