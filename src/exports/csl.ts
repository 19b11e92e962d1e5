import { citedName } from '../paper/names/names.ts';
import type { Author, Paper } from '../paper/schema.ts';
import { toPlain } from '../text/markdown/markdown.ts';
import { citationKey } from './citation-key.ts';
import { type CslItem, type CslName, type CslTexts, NUMBERED } from './csl-item.ts';
import {
  arxivIdOf,
  type CitedWork,
  citationUrl,
  issuedOf,
  notesOf,
  type WorkType,
  workOf,
} from './publication.ts';

/** The paper as a CSL-JSON item; unknown fields are left out. */
export function toCsl(paper: Paper): CslItem {
  const work = workOf(paper);
  const [issued, { authors }, { editors }] = [issuedOf(paper), paper, work];
  const parts = issued && [issued.year, issued.month, issued.day].filter((part) => part !== undefined);
  return {
    id: citationKey(paper),
    type: work.type,
    title: toPlain(paper.title),
    ...(authors && { author: authors.map(nameOf) }),
    ...(editors && { editor: editors.map(nameOf) }),
    ...(parts && { issued: { 'date-parts': [parts] } }),
    ...known({ ...publishedAs(work), ...foundAt(paper, work.type) }),
  };
}

function publishedAs(work: CitedWork): CslTexts {
  const isNumbered = NUMBERED.has(work.type);
  const number = (isNumbered ? work.number : undefined) ?? work.articleNumber;
  return known({
    'container-title': work.type === 'article' ? undefined : work.container,
    'collection-title': work.series,
    'collection-number': isNumbered ? undefined : work.number,
    volume: work.volume,
    issue: work.issue,
    page: work.pages,
    number,
    edition: work.edition,
    genre: work.genre,
    publisher: work.school ?? work.publisher,
    'publisher-place': work.place,
    'event-title': work.event,
    'event-place': work.eventPlace,
    ISBN: work.isbn,
    ISSN: work.issn,
    PMID: work.pmid,
  });
}

function foundAt(paper: Paper, type: WorkType): CslTexts {
  const arxiv = arxivIdOf(paper);
  const place = arxiv === undefined ? undefined : `arXiv:${arxiv}`;
  return known({
    archive: arxiv && 'arXiv',
    number: type === 'article' ? place : undefined,
    archive_location: type === 'article' ? undefined : place,
    DOI: paper.doi,
    URL: citationUrl(paper),
    keyword: paper.keywords?.join('; '),
    note: notesOf(paper).join('. '),
    abstract: toPlain(paper.abstract),
  });
}

/** The texts that are neither missing nor empty. */
function known(texts: { readonly [Key in keyof CslTexts]: string | undefined }): CslTexts {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text));
}

function nameOf(author: Author): CslName {
  const name = citedName(author);
  if ('literal' in name) return name;
  const { particle, ...rest } = name;
  return { ...rest, ...(particle !== undefined && { 'non-dropping-particle': particle }) };
}
