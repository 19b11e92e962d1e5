import { dayOf } from '../../paper/days.ts';
import { parseArxivId } from '../../paper/identifiers/identifiers.ts';
import { texToPlain } from '../../text/tex/tex-to-markdown.ts';
import { type AuthorList, authorListFrom, texName } from '../names/author-names.ts';
import type { Input } from '../reading/input.ts';
import { listingDayRule } from '../reading/listing-day.ts';
import type { Reading, ReadOptions } from '../reading/reader.ts';
import { xmlRecords } from '../xml/records.ts';
import { childOf, childrenOf, textIn, textOf, type XmlElement, type XmlRecord } from '../xml/tree.ts';
import { problemIn } from '../xml/xml-errors.ts';
import { ARXIV, ATOM } from './namespaces.ts';
import { arxivReading, noArxivId } from './record.ts';

/** The papers of a response of the query API, and the problems in it. */
export async function* readEntries(input: Input, options: ReadOptions): AsyncGenerator<Reading> {
  for await (const reading of xmlRecords(input, { records: ['entry'] })) {
    yield 'problem' in reading ? reading : readEntry(reading.record, options);
  }
}

function readEntry(record: XmlRecord, options: ReadOptions): Reading {
  const { element } = record;
  const id = textOf(element, 'id', ATOM);
  const title = textOf(element, 'title', ATOM);
  if (/\/api\/errors/.test(id) || (title.trim() === 'Error' && parseArxivId(id) === undefined)) {
    const reason = texToPlain(textOf(element, 'summary', ATOM)).replace(/\.$/u, '') || 'no reason is given';
    return problemIn(
      record,
      `arXiv answered with an error instead of papers: ${reason}.`,
      'Correct the query and ask again.',
    );
  }
  const arxiv = parseArxivId(id);
  if (arxiv === undefined) return noArxivId(record, id);
  const published = dayOf(textOf(element, 'published', ATOM).trim());
  const primary = childOf(element, 'primary_category', ARXIV)?.attributes.term;
  return arxivReading(record, {
    source: 'arxiv-atom',
    arxiv,
    title,
    authors: authorsOf(element),
    edition: listingDayRule(options)(published),
    published,
    updated: dayOf(textOf(element, 'updated', ATOM).trim()),
    ...(primary !== undefined && { primary }),
    categories: childrenOf(element, 'category', ATOM).map(({ attributes }) => attributes.term ?? ''),
    comment: textOf(element, 'comment', ARXIV),
    journal: textOf(element, 'journal_ref', ARXIV),
    doi: textOf(element, 'doi', ARXIV),
    license: '',
    abstract: textOf(element, 'summary', ATOM),
  });
}

function authorsOf(entry: XmlElement): AuthorList {
  const names = childrenOf(entry, 'author', ATOM).map((author) => {
    const places = childrenOf(author, 'affiliation', ARXIV).map((place) => texToPlain(textIn(place)));
    return {
      whole: textOf(author, 'name', ATOM),
      affiliation: places.filter((place) => place !== '').join('; '),
    };
  });
  return authorListFrom(names, texName);
}
