import { citedName } from '../paper/names.ts';
import type { Author, Paper } from '../paper/schema.ts';
import { toPlain } from '../text/markdown.ts';
import { addressOf, arxivIdOf, publicationOf } from './publication.ts';

/** A `<meta>` element. */
export interface MetaTag {
  readonly name: string;
  readonly content: string;
}

const ZOTERO = {
  article: 'journalArticle',
  conference: 'conferencePaper',
  preprint: 'preprint',
  other: 'document',
};

/**
 * As many authors as a page says to machines in its head: three thousand names in it would keep a reader waiting, and the
 * citation, which the same machines read, has them all.
 */
export const MOST_AUTHORS_IN_HEAD = 100;

/**
 * The tags that scholarly search engines and reference managers read
 * (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing), and Zotero's own for the type.
 */
export function citationMeta(paper: Paper): MetaTag[] {
  const { kind, container, volume } = publicationOf(paper);
  const { published, publishedInferred, updated, year, doi, links, keywords = [], authors = [] } = paper;
  const day = publishedInferred === undefined ? slashed(published) : undefined;
  const tags: readonly (readonly [name: string, content: string | undefined])[] = [
    ['citation_title', toPlain(paper.title)],
    ...authors
      .slice(0, MOST_AUTHORS_IN_HEAD)
      .map((author) => ['citation_author', invertedName(author)] as const),
    ['citation_publication_date', day ?? (year === undefined ? undefined : String(year))],
    ['citation_online_date', slashed(updated) ?? day],
    ['citation_journal_title', kind === 'article' ? container : undefined],
    ['citation_conference_title', kind === 'conference' ? container : undefined],
    ['citation_volume', volume],
    ['citation_arxiv_id', arxivIdOf(paper)],
    ['citation_doi', doi],
    ['citation_abstract_html_url', addressOf(paper)],
    ['citation_pdf_url', links?.pdf],
    ['citation_keywords', keywords.join('; ')],
    ['z:itemType', ZOTERO[kind]],
  ];
  return tags.flatMap(([name, content]) =>
    content === undefined || content === '' ? [] : [{ name, content }],
  );
}

function slashed(day: string | undefined): string | undefined {
  return day?.replaceAll('-', '/');
}

/** `Last, First`, with a suffix behind the family name's comma; an organisation's name as it is. */
function invertedName(author: Author): string {
  const name = citedName(author);
  if ('literal' in name) return name.literal;
  const family = [name.particle, name.family].filter((part) => part !== undefined).join(' ');
  return [family, name.given, name.suffix].filter((part) => part !== undefined).join(', ');
}
