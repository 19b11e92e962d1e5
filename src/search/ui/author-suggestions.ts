import type { SuggestedAuthor } from '../engine/author-suggestions.ts';
import { formatNumber } from './format-number.ts';
import { element } from './search-page-elements.ts';

/** Shows the authors in a line; hides the line if there are none. */
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
    ` (${papers === 1 ? '1 paper' : `${formatNumber(papers)} papers`})`,
  ]);
}
