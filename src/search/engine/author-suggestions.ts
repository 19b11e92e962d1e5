import { urls } from '../../catalog/urls/urls.ts';
import { countPapers } from '../authors/author-entries.ts';
import { FITS } from '../authors/name-matching.ts';
import type { FoundAuthor } from '../retrieval/author-loader.ts';
import type { SearchRequest } from './search-request.ts';

/** An author whom a query may mean. */
export interface SuggestedAuthor {
  readonly name: string;
  readonly papers: number;
  /** Whether the name differs from the requested one, but may belong to the same person. */
  readonly isSimilar: boolean;
  /** The address of the author's page, or of a search for the name, from the site's root. */
  readonly address: string;
}

const MAX_SUGGESTIONS = 5;

/** The authors whom a query may mean: best match first, and of equal matches those with the most papers. */
export function suggestAuthors({ filterAuthors, queryAuthors, state }: SearchRequest): SuggestedAuthor[] {
  const rank = ({ fit }: FoundAuthor) => FITS.indexOf(fit);
  const sorted = [...queryAuthors, ...filterAuthors].sort(
    (one, other) => rank(one) - rank(other) || countPapers(other) - countPapers(one),
  );
  return sorted
    .map((author) => toSuggestion(author, author.fit !== sorted[0]?.fit))
    .filter(({ address }) => address !== urls.search(state.query.trim()))
    .slice(0, MAX_SUGGESTIONS);
}

function toSuggestion(author: FoundAuthor, isSimilar: boolean): SuggestedAuthor {
  const { name, slug } = author;
  return {
    name,
    papers: countPapers(author),
    isSimilar,
    address: slug === undefined ? urls.search(`author:"${name}"`) : urls.author(slug),
  };
}
