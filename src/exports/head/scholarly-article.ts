import type { Paper } from '../../paper/schema.ts';
import { toPlain } from '../../text/markdown/markdown.ts';
import { arxivIdOf, citationUrl, doiUrl, issuedOf, workOf } from '../publication.ts';
import { namesOfType } from '../work-types.ts';
import { MAX_AUTHORS_IN_HEAD } from './citation-meta.ts';
import { type Json, personOf } from './schema-person.ts';
import { publishedAs } from './schema-publication.ts';

/**
 * The paper as JSON-LD, as https://schema.org/ScholarlyArticle or another type. `page` is the absolute
 * address of its page, if the site has an address. The abstract is left out, since the page contains it.
 */
export function scholarlyArticle(paper: Paper, page?: string): Json {
  const { doi, license, keywords = [], published, publishedInferred, updated, withdrawn, year } = paper;
  const work = workOf(paper);
  const [arxiv, address] = [arxivIdOf(paper), citationUrl(paper)];
  const others = [address, doi === undefined ? undefined : doiUrl(doi)].filter((one) => one !== undefined);
  const identifiers = [
    ...(arxiv === undefined ? [] : [['arXiv', arxiv]]),
    ...(doi === undefined ? [] : [['DOI', doi]]),
    ...(work.pmid === undefined ? [] : [['PMID', work.pmid]]),
  ];
  return {
    '@context': 'https://schema.org',
    '@type': namesOfType(work.type).schema,
    headline: toPlain(paper.title),
    ...(paper.authors && { author: paper.authors.slice(0, MAX_AUTHORS_IN_HEAD).map(personOf) }),
    ...(published !== undefined && publishedInferred === undefined && { datePublished: published }),
    ...(year !== undefined && { datePublished: monthOf(paper, year) }),
    ...(updated !== undefined && { dateModified: updated }),
    ...(page !== undefined && { url: page }),
    ...(others.length > 0 && { sameAs: [...new Set(others)] }),
    ...(identifiers.length > 0 && {
      identifier: identifiers.map(([propertyID = '', value = '']) => ({
        '@type': 'PropertyValue',
        propertyID,
        value,
      })),
    }),
    ...publishedAs(work),
    ...(license !== undefined && { license }),
    ...(keywords.length > 0 && { keywords }),
    ...(withdrawn !== undefined && { creativeWorkStatus: `Withdrawn on ${withdrawn}` }),
  };
}

/** The year, with the month if it is known, in ISO 8601. */
function monthOf(paper: Paper, year: number): string {
  const month = issuedOf(paper)?.month;
  return month === undefined ? String(year) : `${year}-${String(month).padStart(2, '0')}`;
}

/** JSON as the content of a `<script>`: nothing in it can end the element or open a comment. */
export function embeddedJson(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c');
}
