import type { Nearest } from '../engine/nearest-papers.ts';
import type { SearchResponse } from '../engine/search-response.ts';
import { type ResultContext, resultItem } from './result-item.ts';
import { element, NEAREST_TITLE, type NearestElements, SIMILAR_TITLE } from './search-page-elements.ts';

/** Shows the nearest papers, each with the words by which it is near; hides the section without any. */
export function showNearest(
  { section, title, list }: NearestElements,
  { nearest, likeTitle }: Pick<SearchResponse, 'nearest' | 'likeTitle'>,
  context: ResultContext,
): void {
  const hits = nearest?.hits ?? [];
  section.hidden = hits.length === 0;
  title.textContent = likeTitle === undefined ? NEAREST_TITLE : SIMILAR_TITLE;
  list.replaceChildren(
    ...hits.map((hit) => {
      const isSimilar = likeTitle !== undefined;
      const found = isSimilar ? hit.shared.slice(0, SHARED_SHOWN) : hit.shared;
      const item = resultItem(hit, context, { heading: 'h3', found });
      const reason = isSimilar ? sharedWords(hit) : closeTo(hit);
      if (reason !== undefined) item.append(reason);
      return item;
    }),
  );
}

const SHARED_SHOWN = 5;

/** The line with the rarest words that two papers share. */
function sharedWords({ shared }: Nearest['hits'][number]): HTMLElement | undefined {
  if (shared.length === 0) return undefined;
  const words = shared.slice(0, SHARED_SHOWN).join(', ');
  return element('p', { className: 'meta close-to' }, `Both have: ${words}`);
}

/** The line that names the words in whose meaning a paper is near; `undefined` if it has these words itself. */
function closeTo({ close, shared }: Nearest['hits'][number]): HTMLElement | undefined {
  if (close.every((term) => shared.includes(term))) return undefined;
  return element('p', { className: 'meta close-to' }, `Close to: ${close.join(', ')}`);
}
