import type { Paper } from '../paper/schema.ts';
import { addressOf, arxivIdOf, doiAddress, issuedOf, notesOf, publicationOf } from './publication.ts';

/** A citation as a sentence, for people; the title stands between `authors` and the rest, and is set by the page. */
export interface Reference {
  /** Names as printed, `undefined` where none is known. */
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
  const { kind, container, volume } = publicationOf(paper);
  const [arxiv, year, address] = [arxivIdOf(paper), issuedOf(paper)?.year, addressOf(paper)];
  const place = kind === 'preprint' ? undefined : [container, volume].filter(Boolean).join(' ');
  const authors = namesOf(paper);
  const facts = [place, ...notesOf(paper), arxiv && `arXiv:${arxiv}`];
  const resolved = paper.doi === undefined ? address : doiAddress(paper.doi);
  return {
    ...(authors !== '' && { authors }),
    ...(year !== undefined && { year }),
    facts: facts.flatMap((fact) => (fact ? [fact] : [])),
    ...(resolved !== undefined && { address: resolved }),
  };
}

function namesOf({ authors = [] }: Paper): string {
  const names = authors.map(({ name }) => name);
  if (names.length > MOST_NAMES) {
    const others = names.length - NAMES_BEFORE_OTHERS;
    return `${names.slice(0, NAMES_BEFORE_OTHERS).join(', ')} and ${others.toLocaleString('en')} others`;
  }
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
