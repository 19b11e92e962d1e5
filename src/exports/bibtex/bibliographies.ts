import { type BibtexEntry, bibliography } from './bibtex.ts';

// Reference managers still import a file of this size, about 2 MB.
const MOST_PAPERS = 4000;

/**
 * Whether the papers of a page fit into one BibTeX file. A larger topic has one file per month instead; a day
 * or a month always has one file.
 */
export function fitsOneFile(papers: readonly unknown[]): boolean {
  return papers.length <= MOST_PAPERS;
}

/** An HTTP response with the papers as a BibTeX file. */
export function bibliographyResponse(papers: readonly BibtexEntry[]): Response {
  return new Response(bibliography(papers), {
    headers: { 'Content-Type': 'application/x-bibtex; charset=utf-8' },
  });
}
