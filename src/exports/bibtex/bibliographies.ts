import type { Paper } from '../../paper/schema.ts';
import { bibliography } from './bibtex.ts';

// About 2 MB, which reference managers still take in one go.
const MOST_PAPERS = 4000;

/**
 * Whether the papers of a page go into one BibTeX file. A topic with more papers than that has a file for each of its
 * months instead; a day or a month has one in any case.
 */
export function fitsOneFile(papers: readonly Paper[]): boolean {
  return papers.length <= MOST_PAPERS;
}

/** A BibTeX file as a server answers with it. */
export function bibliographyResponse(papers: readonly Paper[]): Response {
  return new Response(bibliography(papers), {
    headers: { 'Content-Type': 'application/x-bibtex; charset=utf-8' },
  });
}
