import { type Day, dayOf } from '../../paper/days.ts';
import { type ArxivId, parseArxivId } from '../../paper/identifiers/identifiers.ts';
import { dayOfMail } from '../dates/date-parsing.ts';
import type { AuthorList } from '../names/author-names.ts';
import type { Input } from '../reading/input.ts';
import type { Reading, ReadOptions } from '../reading/reader.ts';
import { xmlRecords } from '../xml/records.ts';
import { childrenOf, textIn, textOf, type XmlElement, type XmlRecord } from '../xml/tree.ts';
import { authorsIn } from './author-line.ts';
import { ARXIV, ATOM } from './namespaces.ts';
import { arxivReading, noArxivId } from './record.ts';

const DC = 'http://purl.org/dc/elements/1.1/';
const SHAPE = { records: ['item', 'entry'], asides: ['pubDate', 'updated'] };

/** The papers that a feed announces, and the problems in it. */
export async function* readAnnouncements(input: Input, options: ReadOptions): AsyncGenerator<Reading> {
  let feedDay: Day | undefined;
  for await (const reading of xmlRecords(input, SHAPE)) {
    if ('problem' in reading) {
      yield reading;
      continue;
    }
    const { element } = reading.record;
    if (SHAPE.asides.includes(element.name)) feedDay = dayIn(textIn(element)) ?? feedDay;
    else yield readItem(reading.record, feedDay, input.day ?? options.listed);
  }
}

function dayIn(written: string): Day | undefined {
  return dayOfMail(written) ?? dayOf(written.trim());
}

function readItem(record: XmlRecord, feedDay: Day | undefined, otherDay: Day | undefined): Reading {
  const { element } = record;
  const text = textOf(element, 'description') || textOf(element, 'summary', ATOM);
  const { arxiv, written } = idOf(element, text);
  if (arxiv === undefined) return noArxivId(record, written);
  const kind = (
    textOf(element, 'announce_type', ARXIV) ||
    /Announce Type:\s*([a-z-]+)/i.exec(text)?.[1] ||
    'new'
  ).trim();
  if (/^replace/i.test(kind))
    return {
      skipped: `${arxiv.id} is announced as a new version (${kind}) of a paper, not as a new paper.`,
    };
  const itemDay = dayIn(textOf(element, 'pubDate') || textOf(element, 'published', ATOM));
  const listed = feedDay ?? itemDay ?? otherDay;
  const categories = childrenOf(element, 'category').map((one) => one.attributes.term ?? textIn(one));
  return arxivReading(record, {
    source: 'arxiv-announcements',
    arxiv,
    // Until 2024, titles ended with the identifier and the category.
    title: textOf(element, 'title').replace(/\.?\s*\(arXiv:[^()]*\)\s*$/i, ''),
    authors: creatorsOf(element),
    edition: listed === undefined ? {} : { listed },
    ...primaryOf(kind, categories),
    categories,
    comment: textOf(element, 'comment', ARXIV),
    journal: textOf(element, 'journal_reference', ARXIV) || textOf(element, 'journal_ref', ARXIV),
    doi: textOf(element, 'DOI', ARXIV) || textOf(element, 'doi', ARXIV),
    license: textOf(element, 'rights', DC) || textOf(element, 'rights', ATOM),
    abstract: text
      .replace(/^\s*arXiv:\S+\s+Announce Type:[^\n]*?(?=\s*\n|\s+Abstract:)/i, '')
      .replace(/^\s*Abstract:\s*/i, ''),
  });
}

/**
 * The identifier with its version: from the beginning of the text, else the record's own, else from its link.
 */
function idOf(element: XmlElement, text: string): { arxiv: ArxivId | undefined; written: string } {
  const own = textOf(element, 'guid') || textOf(element, 'id', ATOM);
  const link = textOf(element, 'link') || (childrenOf(element, 'link', ATOM)[0]?.attributes.href ?? '');
  const all = [/^\s*arXiv:(\S+)/i.exec(text)?.[1] ?? '', own.trim().replace(/^oai:arXiv\.org:/i, ''), link];
  const arxiv = all.map(parseArxivId).find((id) => id !== undefined);
  return { arxiv, written: own || link };
}

/** The first category of a new paper is its primary one. In a cross-list the order says nothing. */
function primaryOf(kind: string, [first]: readonly string[]): { primary?: string } {
  return kind === 'new' && first !== undefined ? { primary: first } : {};
}

function creatorsOf(element: XmlElement): AuthorList {
  const creators = childrenOf(element, 'creator', DC).map(textIn);
  const lines = creators.length > 0 ? creators : childrenOf(element, 'author', ATOM).map(nameIn);
  const lists = lines.map(authorsIn);
  return {
    authors: lists.flatMap(({ authors }) => authors),
    others: lists.some(({ others }) => others),
  };
}

function nameIn(author: XmlElement): string {
  return textOf(author, 'name', ATOM);
}
