import { urls } from '../../catalog/urls/urls.ts';
import type { SearchState } from '../query/search-params.ts';
import { type UnknownTopic, withTopic } from '../query/topic-resolver.ts';
import { element } from './search-page-elements.ts';

/** Says that topics of the query do not exist, and links searches with the suggested topics. */
export function topicSuggestions(
  unknown: readonly UnknownTopic[],
  { query }: SearchState,
  root: URL,
): (Node | string)[] {
  const link = (address: string, text: string) =>
    element('a', { href: new URL(address.slice(1), root).href }, text);
  return unknown.flatMap(({ name, isPrefix, suggestions }, at) => {
    const offers = suggestions
      .slice(0, MAX_SUGGESTIONS)
      .map(({ slug, label }) => link(urls.search(withTopic(query, name, slug)), label));
    const said = isPrefix
      ? [`Several topics have a word that begins with “${name}”: `]
      : [`No topic is called “${name}”. `, ...(suggestions.length === 0 ? [] : ['Near it: '])];
    const others =
      suggestions.length > MAX_SUGGESTIONS ? `; and ${suggestions.length - MAX_SUGGESTIONS} more.` : '.';
    const offered =
      suggestions.length === 0
        ? [link(urls.topics(), 'All topics'), ' can be browsed.']
        : [...listed(offers), others];
    return [at === 0 ? '' : ' ', ...said, ...offered];
  });
}

const MAX_SUGGESTIONS = 8;

/** Separates links by semicolons, since labels of topics may have commas. */
function listed(links: readonly Node[]): (Node | string)[] {
  return links.flatMap((link, at) => (at === 0 ? [link] : ['; ', link]));
}
