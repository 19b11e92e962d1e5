import { citedName } from '../../paper/names/names.ts';
import type { Author, Paper } from '../../paper/schema.ts';
import { toPlain } from '../../text/markdown/markdown.ts';
import { pageSpan } from '../page-ranges.ts';
import { arxivIdOf, type CitedWork, citationUrl, issuedOf, workOf } from '../publication.ts';
import { namesOfType, placeOfType } from '../work-types.ts';

/** A `<meta>` element. */
export interface MetaTag {
  readonly name: string;
  readonly content: string;
}

/**
 * The largest number of authors in a page's head. Thousands of names there would delay the page; the citation
 * in the page, which the same programs read, has all of them.
 */
export const MAX_AUTHORS_IN_HEAD = 100;

/**
 * The tags that scholarly search engines and reference managers read
 * (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing), and Zotero's own tag for the item
 * type.
 */
export function citationMeta(paper: Paper): MetaTag[] {
  const work = workOf(paper);
  const { doi, links, keywords = [], authors = [] } = paper;
  const tags: readonly Tag[] = [
    ['citation_title', toPlain(paper.title)],
    ...people('citation_author', authors),
    ...datesOf(paper),
    ...publishedAs(work),
    ['citation_arxiv_id', arxivIdOf(paper)],
    ['citation_doi', doi],
    ['citation_abstract_html_url', citationUrl(paper)],
    ['citation_pdf_url', links?.pdf],
    ['citation_keywords', keywords.join('; ')],
    ['z:itemType', namesOfType(work.type).zotero],
  ];
  return tags.flatMap(([name, content]) =>
    content === undefined || content === '' ? [] : [{ name, content }],
  );
}

type Tag = readonly [name: string, content: string | undefined];

function people(name: string, all: readonly Author[]): Tag[] {
  return all.slice(0, MAX_AUTHORS_IN_HEAD).map((one) => [name, invertedName(one)]);
}

function datesOf(paper: Paper): Tag[] {
  const { published, publishedInferred, updated, year } = paper;
  const day = publishedInferred === undefined ? slashed(published) : undefined;
  const month = year === undefined ? undefined : issuedOf(paper)?.month;
  const named = year === undefined ? undefined : String(year);
  return [
    [
      'citation_publication_date',
      day ?? (named && month ? `${named}/${String(month).padStart(2, '0')}` : named),
    ],
    ['citation_online_date', slashed(updated) ?? day],
  ];
}

/**
 * The tags of Google Scholar for a published work, which Zotero reads too. Their names depend on the type.
 */
function publishedAs(work: CitedWork): Tag[] {
  const { type, container } = work;
  const span = work.pages === undefined ? undefined : pageSpan(work.pages);
  const [isThesis, isReport, isTalk] = [type === 'thesis', type === 'report', type === 'paper-conference'];
  const place = placeOfType(type);
  return [
    ['citation_journal_title', place === 'periodical' ? container : undefined],
    ['citation_conference_title', isTalk ? (container ?? work.event) : undefined],
    ['citation_inbook_title', place === 'book' && !isTalk ? container : undefined],
    ['citation_dissertation_institution', isThesis ? (work.school ?? work.publisher) : undefined],
    ['citation_technical_report_institution', isReport ? (work.school ?? work.publisher) : undefined],
    ['citation_technical_report_number', isReport ? work.number : undefined],
    ...people('citation_editor', work.editors ?? []),
    ['citation_series_title', work.series],
    ['citation_volume', work.volume],
    ['citation_issue', work.issue],
    ['citation_firstpage', span?.first ?? work.articleNumber],
    ['citation_lastpage', span?.last],
    ['citation_publisher', isThesis || isReport ? undefined : work.publisher],
    ['citation_isbn', work.isbn],
    ['citation_issn', work.issn],
    ['citation_pmid', work.pmid],
  ];
}

function slashed(day: string | undefined): string | undefined {
  return day?.replaceAll('-', '/');
}

/** `Last, First, Suffix`; the name of an organisation stays as it is. */
function invertedName(author: Author): string {
  const name = citedName(author);
  if ('literal' in name) return name.literal;
  const family = [name.particle, name.family].filter((part) => part !== undefined).join(' ');
  return [family, name.given, name.suffix].filter((part) => part !== undefined).join(', ');
}
