import type { Nearest } from '../engine/nearest-papers.ts';
import { type ResultContext, resultItem } from './result-item.ts';
import { element, type NearestElements } from './search-page-elements.ts';

/** Shows the nearest papers, each with the words by which it is near; hides the section without any. */
export function showNearest(
  { section, list }: NearestElements,
  nearest: Nearest | undefined,
  context: ResultContext,
): void {
  const hits = nearest?.hits ?? [];
  section.hidden = hits.length === 0;
  list.replaceChildren(
    ...hits.map((hit) => {
      const item = resultItem(hit, context, 'h3');
      const reason = closeTo(hit);
      if (reason !== undefined) item.append(reason);
      return item;
    }),
  );
}

/** The line that names the words in whose meaning a paper is near; `undefined` if it has these words itself. */
function closeTo({ close, shared }: Nearest['hits'][number]): HTMLElement | undefined {
  if (close.every((term) => shared.includes(term))) return undefined;
  return element('p', { className: 'meta close-to' }, `Close to: ${close.join(', ')}`);
}
