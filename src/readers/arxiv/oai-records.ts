import { dayOf } from '../../paper/days.ts';
import { parseArxivId } from '../../paper/identifiers/identifiers.ts';
import { lookUp } from '../../tables/lookup.ts';
import { texToPlain } from '../../text/tex/tex-to-markdown.ts';
import { type AuthorList, authorListFrom, type StatedName, texName } from '../names/author-names.ts';
import type { Input } from '../reading/input.ts';
import { listingDayRule } from '../reading/listing-day.ts';
import type { Reading, ReadOptions } from '../reading/reader.ts';
import { xmlRecords } from '../xml/records.ts';
import { childOf, childrenOf, textIn, textOf, type XmlElement, type XmlRecord } from '../xml/tree.ts';
import { problemIn, quoted } from '../xml/xml-errors.ts';
import { authorsIn } from './author-line.ts';
import { datesOf, versionsOf } from './dates.ts';
import { arxivReading, noArxivId } from './record.ts';

const SHAPE = { records: ['record'], asides: ['error'] };

/** The papers of an OAI-PMH response, and the problems in it. */
export async function* readRecords(input: Input, options: ReadOptions): AsyncGenerator<Reading> {
  for await (const reading of xmlRecords(input, SHAPE)) {
    if ('problem' in reading) yield reading;
    else if (reading.record.element.name === 'error') yield readError(reading.record);
    else yield readRecord(reading.record, options);
  }
}

const HINTS: Readonly<Record<string, string>> = {
  badResumptionToken: 'The token has expired; start the harvest again from the day that it had reached.',
  badArgument: 'Correct the arguments of the request and ask again.',
  cannotDisseminateFormat: 'Ask for the metadata prefix arXiv or arXivRaw.',
  idDoesNotExist: 'Check the identifier in the request.',
};

function readError(record: XmlRecord): Reading {
  const { code = 'no code' } = record.element.attributes;
  // A day without new papers is answered by this error.
  if (code === 'noRecordsMatch') return { skipped: 'The answer says that no records match the request.' };
  const reason = texToPlain(textIn(record.element)).replace(/\.$/u, '') || 'no reason is given';
  const message = `arXiv answered with an error instead of papers: ${reason} (${code}).`;
  const hint = lookUp(HINTS, code);
  return problemIn(record, message, hint ?? 'Ask again, later or with other arguments.');
}

function readRecord(record: XmlRecord, options: ReadOptions): Reading {
  const header = childOf(record.element, 'header');
  const identifier = header === undefined ? '' : textOf(header, 'identifier');
  if (header?.attributes.status === 'deleted')
    return { skipped: `arXiv has deleted the record ${identifier.trim().slice(0, 80)}.` };
  const metadata = childOf(record.element, 'metadata');
  const content = metadata?.children.find((child): child is XmlElement => typeof child !== 'string');
  if (content?.name !== 'arXiv' && content?.name !== 'arXivRaw') {
    const what = content === undefined ? 'holds no metadata' : `is of the kind ${quoted(content.name)}`;
    return problemIn(
      record,
      `The record ${what}.`,
      'Ask for the metadata prefix arXiv or arXivRaw.',
      content,
    );
  }
  return readPaper(record, content, identifier, options);
}

function readPaper(
  record: XmlRecord,
  content: XmlElement,
  identifier: string,
  options: ReadOptions,
): Reading {
  const written = textOf(content, 'id') || identifier.trim().replace(/^oai:arXiv\.org:/i, '');
  const arxiv = parseArxivId(written);
  if (arxiv === undefined) return noArxivId(record, written);
  const isRaw = content.name === 'arXivRaw';
  const history = isRaw
    ? versionsOf(content)
    : datesOf(arxiv.id, day(content, 'created'), day(content, 'updated'));
  const categories = textOf(content, 'categories').split(/\s+/u);
  return arxivReading(record, {
    source: 'arxiv-oai',
    ...history,
    arxiv: history.version === undefined ? arxiv : { id: arxiv.id, version: history.version },
    title: textOf(content, 'title'),
    authors: isRaw ? authorsIn(textOf(content, 'authors')) : authorsOf(content),
    edition: listingDayRule(options)(history.published),
    // arXiv writes the primary category first.
    primary: categories.find((category) => category !== '') ?? '',
    categories,
    comment: textOf(content, 'comments'),
    journal: textOf(content, 'journal-ref'),
    doi: textOf(content, 'doi'),
    license: textOf(content, 'license'),
    abstract: textOf(content, 'abstract'),
  });
}

function day(content: XmlElement, name: string) {
  return dayOf(textOf(content, name).trim());
}

function authorsOf(content: XmlElement): AuthorList {
  const authors = childOf(content, 'authors');
  return authorListFrom(authors === undefined ? [] : childrenOf(authors, 'author').map(nameOf), texName);
}

function nameOf(author: XmlElement): StatedName {
  const places = childrenOf(author, 'affiliation').map((place) => texToPlain(textIn(place)));
  return {
    given: textOf(author, 'forenames'),
    family: textOf(author, 'keyname'),
    suffix: textOf(author, 'suffix'),
    affiliation: places.filter((place) => place !== '').join('; '),
  };
}
