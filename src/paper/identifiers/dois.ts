import { parseDoi } from './identifiers.ts';

// A DOI may contain `;` and `,`. They are separators only before white space, another DOI or an ISBN.
const APART = /\s+|[,;|](?=\s|$|10\.\d{4}|doi\b|https?:|97[89]-)/iu;

/** The DOIs in a field, in order. It may hold several: `10.1000/a; 10.1000/b`, `10.1000/a, Erratum-ibid`. */
export function doisIn(text: string): string[] {
  return text
    .split(APART)
    .map(parseDoi)
    .filter((doi) => doi !== undefined);
}

// Publishers' addresses that contain the DOI of the page.
const IN_PATH =
  /^https?:\/\/[^/\s?#]+\/(?:[^\s?#]*\/)?doi\/(?:(?:abs|full|full-xml|pdf|pdfdirect|pdfplus|epdf|epub|reader|abstract|figure|references)\/)?(10\.\d{4,9}\/[^\s?#]+)/iu;
const SPRINGER =
  /^https?:\/\/link\.springer\.com\/(?:article|chapter|content\/pdf)\/(10\.\d{4,9}\/[^\s?#]+)/iu;
const IN_QUERY =
  /^https?:\/\/(?:(?:journals\.plos\.org|dx\.plos\.org)\/\S*[?&]id=|(?:portal|dl)\.acm\.org\/citation\.cfm\?\S*?doid=)(10\.\d{4,9}(?:\/|%2F)[^\s&#]+)/iu;

/** The DOI in the address of a publisher's page; `undefined` if it may be another paper's. */
export function doiOfPage(address: string): string | undefined {
  const found = [IN_PATH, SPRINGER, IN_QUERY].map((pattern) => pattern.exec(address)?.[1]).find(Boolean);
  return found === undefined
    ? undefined
    : parseDoi(found.replace(/(?:\.pdf|\/(?:full|abstract|pdf|meta))$/iu, ''));
}
