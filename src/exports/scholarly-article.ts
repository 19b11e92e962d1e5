import { citedName } from '../paper/names.ts';
import type { Author, Paper } from '../paper/schema.ts';
import { toPlain } from '../text/markdown.ts';
import { MOST_AUTHORS_IN_HEAD } from './citation-meta.ts';
import { addressOf, arxivIdOf, doiAddress, publicationOf } from './publication.ts';

/** A value that JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * The paper as JSON-LD (https://schema.org/ScholarlyArticle). `page` is the absolute address of its page, where the site has
 * one. The abstract is not repeated: the page says it.
 */
export function scholarlyArticle(paper: Paper, page?: string): Json {
  const { doi, license, keywords = [], published, publishedInferred, updated, withdrawn, year } = paper;
  const { kind, container } = publicationOf(paper);
  const [arxiv, address] = [arxivIdOf(paper), addressOf(paper)];
  const others = [address, doi === undefined ? undefined : doiAddress(doi)].filter(
    (one) => one !== undefined,
  );
  const identifiers = [
    ...(arxiv === undefined ? [] : [['arXiv', arxiv]]),
    ...(doi === undefined ? [] : [['DOI', doi]]),
  ];
  return {
    '@context': 'https://schema.org',
    '@type': 'ScholarlyArticle',
    headline: toPlain(paper.title),
    ...(paper.authors && { author: paper.authors.slice(0, MOST_AUTHORS_IN_HEAD).map(authorOf) }),
    ...(published !== undefined && publishedInferred === undefined && { datePublished: published }),
    ...(year !== undefined && { datePublished: String(year) }),
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
    ...(container !== undefined &&
      kind === 'article' && { isPartOf: { '@type': 'Periodical', name: container } }),
    ...(container !== undefined &&
      kind === 'conference' && { isPartOf: { '@type': 'Book', name: container } }),
    ...(license !== undefined && { license }),
    ...(keywords.length > 0 && { keywords }),
    ...(withdrawn !== undefined && { creativeWorkStatus: `Withdrawn on ${withdrawn}` }),
  };
}

/** JSON as the content of a `<script>`: nothing in it can end the element or open a comment. */
export function embeddedJson(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c');
}

function authorOf(author: Author): Json {
  const name = citedName(author);
  const { orcid, affiliation } = author;
  if ('literal' in name) return { '@type': 'Organization', name: author.name };
  const family = [name.particle, name.family].filter((part) => part !== undefined).join(' ');
  // Of most names the last word is the family name, as everybody who splits them takes it to be.
  const isPlain = !family.includes(' ') && author.name === `${name.given} ${family}`;
  return {
    '@type': 'Person',
    name: author.name,
    ...(name.given !== undefined && !isPlain && { givenName: name.given, familyName: family }),
    ...(orcid !== undefined && { sameAs: orcidAddress(orcid) }),
    ...(affiliation !== undefined && { affiliation: { '@type': 'Organization', name: affiliation } }),
  };
}

/** The address of an ORCID iD, which sources write with or without it. */
export function orcidAddress(orcid: string): string {
  return `https://orcid.org/${encodeURIComponent(orcid.trim().replace(/^https?:\/\/orcid\.org\//i, ''))}`;
}
