import type { Paper } from '../paper/schema.ts';
import { NAMES_BEFORE_OTHERS, namesInWords } from './name-list.ts';
import { arxivIdOf, citationUrl, creditedNames, doiUrl, issuedOf, notesOf, workOf } from './publication.ts';
import { publicationInWords } from './publication-words.ts';

/** A citation as a sentence for readers. The page puts the title between `authors` and the rest. */
export interface Reference {
  /** The names as printed, of the editors if there are no authors; absent if none is known. */
  readonly authors?: string;
  readonly year?: number;
  /** Publication, notes and arXiv identifier, each a sentence without its full stop. */
  readonly facts: readonly string[];
  readonly address?: string;
}

// With more names than this the others are only counted; the file formats name all of them.
const MOST_NAMES = 12;

/** The reference that readers copy by hand, or find below the printed page. */
export function referenceOf(paper: Paper): Reference {
  const [arxiv, year, address] = [arxivIdOf(paper), issuedOf(paper)?.year, citationUrl(paper)];
  const { names, areEditors } = creditedNames(paper);
  const authors = namesInWords(names, MOST_NAMES, NAMES_BEFORE_OTHERS);
  const places = publicationInWords(workOf(paper), { withoutEditors: areEditors });
  const facts = [...places, ...notesOf(paper), arxiv && `arXiv:${arxiv}`];
  const resolved = paper.doi === undefined ? address : doiUrl(paper.doi);
  return {
    ...(authors !== '' && {
      authors: areEditors ? `${authors} (${names.length > 1 ? 'eds.' : 'ed.'})` : authors,
    }),
    ...(year !== undefined && { year }),
    facts: facts.flatMap((fact) => (fact ? [fact] : [])),
    ...(resolved !== undefined && { address: resolved }),
  };
}
