import type { Paper } from '../paper/schema.ts';
import { namesInWords } from './name-list.ts';
import { arxivIdOf, citationUrl, creditedNames, doiUrl, issuedOf, notesOf, workOf } from './publication.ts';
import { publicationInWords } from './publication-words.ts';

/** A citation as a sentence, for people; the title stands between `authors` and the rest, and is set by the page. */
export interface Reference {
  /** Names as printed, those of the editors where there are no authors; `undefined` where none is known. */
  readonly authors?: string;
  readonly year?: number;
  /** Where it came out, what a reader has to know and its identifier, each a sentence without its full stop. */
  readonly facts: readonly string[];
  readonly address?: string;
}

// More than a reader looks through; the file formats name everybody.
const MOST_NAMES = 12;
const NAMES_BEFORE_OTHERS = 6;

/** The reference that a reader copies by hand, or finds under the printed page. */
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
