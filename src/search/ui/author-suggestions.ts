import { urls } from '../../catalog/urls/urls.ts';
import { papersOf } from '../authors/author-entries.ts';
import { FITS } from '../authors/name-matching.ts';
import type { Question } from '../engine/search-request.ts';
import type { FoundAuthor } from '../retrieval/author-loader.ts';
import { element } from './search-page-elements.ts';

/** An author that a query may mean. */
export interface SuggestedAuthor {
  readonly name: string;
  readonly papers: number;
  /** Whether the name differs from the one in the query, but may be of the same person. */
  readonly isSimilar: boolean;
  /** The address of the author's page, or of a search for the name, from the site's root. */
  readonly address: string;
}

const MAX_SUGGESTIONS = 5;

/** The authors that a query names or may name: the best matches first, and among equal matches those with the most papers. */
export function suggestAuthors({ authors, people, state }: Question): SuggestedAuthor[] {
  const rank = ({ fit }: FoundAuthor) => FITS.indexOf(fit);
  const sorted = [...people, ...authors].sort(
    (one, other) => rank(one) - rank(other) || papersOf(other) - papersOf(one),
  );
  return sorted
    .map((author) => suggestion(author, author.fit !== sorted[0]?.fit))
    .filter(({ address }) => address !== urls.search(state.query.trim()))
    .slice(0, MAX_SUGGESTIONS);
}

function suggestion(author: FoundAuthor, isSimilar: boolean): SuggestedAuthor {
  const { name, slug } = author;
  return {
    name,
    papers: papersOf(author),
    isSimilar,
    address: slug === undefined ? urls.search(`author:"${name}"`) : urls.author(slug),
  };
}

/** Shows the authors in a line, and hides the line if there are none. */
export function showAuthors(line: HTMLElement, authors: readonly SuggestedAuthor[], root: URL): void {
  line.hidden = authors.length === 0;
  const [similar, own] = [authors.filter(isOther), authors.filter((author) => !isOther(author))];
  line.replaceChildren(
    ...named(own.length === 1 ? 'Author' : 'Authors', own, root),
    ...(own.length > 0 && similar.length > 0 ? ['. '] : []),
    ...named('Similar names', similar, root),
  );
}

function isOther({ isSimilar }: SuggestedAuthor): boolean {
  return isSimilar;
}

function named(label: string, authors: readonly SuggestedAuthor[], root: URL): (Node | string)[] {
  return authors.flatMap(({ name, papers, address }, at) => [
    at === 0 ? `${label}: ` : '; ',
    element('a', { href: new URL(address.slice(1), root).href }, name),
    ` (${papers === 1 ? '1 paper' : `${papers.toLocaleString('en')} papers`})`,
  ]);
}
