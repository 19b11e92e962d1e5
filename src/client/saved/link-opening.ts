import { element } from '../../search/ui/search-page-elements.ts';
import { unpackShelf } from '../../shelf/link/shelf-link.ts';
import type { SavedPaper } from '../../shelf/saved-paper.ts';
import type { ShelfStore } from '../../shelf/shelf-store.ts';
import { errorWords } from '../shelf/note.ts';
import { completePapers } from './completing.ts';
import { part } from './parts.ts';

const PROBLEMS = {
  damaged: 'The link with saved papers is damaged or cut off. Ask for it again, or for a file.',
  later:
    'A later version of this site has made the link. Reload the page to get that version, then open the link again.',
} as const;

/** Shows what is in a link, and adds it only if the reader wants that. */
export function openLink(packed: string, shelf: ShelfStore): void {
  const papers = unpackShelf(packed, new Date().toISOString());
  const offer = part('saved-offer', HTMLElement);
  offer.hidden = false;
  if (typeof papers === 'string') {
    offer.replaceChildren(
      heading('Papers from a link'),
      element('p', {}, PROBLEMS[papers]),
      button('Close', close),
    );
    return;
  }
  const count = papers.length === 1 ? '1 paper' : `${papers.length} papers`;
  const add = button(`Add ${count}`, () => void addPapers(papers, shelf, offer));
  offer.replaceChildren(
    heading(`${count} from a link`),
    element('p', {}, 'Somebody has sent you these papers, with notes and tags. They are not saved yet.'),
    element('ol', { tabIndex: 0 }, ...papers.map(itemOf)),
    element('p', { className: 'saved-formats' }, add, button('Do not add', close)),
  );
  offer.scrollIntoView({ block: 'nearest' });
}

function itemOf({ title, authors, notes, tags }: SavedPaper): HTMLElement {
  const names = authors.length > 3 ? `${authors[0]} and others` : authors.join(', ');
  const facts = [names, tags.join(', ')].filter((fact) => fact !== '').join(' · ');
  const item = element('li', {}, element('strong', { dir: 'auto' }, title));
  if (facts !== '') item.append(element('div', { className: 'byline', dir: 'auto' }, facts));
  if (notes !== '') item.append(element('div', { className: 'saved-quote', dir: 'auto' }, notes));
  return item;
}

async function addPapers(
  papers: readonly SavedPaper[],
  shelf: ShelfStore,
  offer: HTMLElement,
): Promise<void> {
  try {
    const { added, changed, same } = await shelf.merge(papers);
    close();
    part('saved-note', HTMLElement).textContent = '';
    part('saved-status', HTMLElement).textContent =
      `${added} added, ${changed} changed, ${same} already there.`;
    await completePapers(shelf, papers);
  } catch (error) {
    offer.append(element('p', { role: 'alert' }, `Nothing was added. ${errorWords(error)}`));
  }
}

/** Closes the offer. The address loses the papers, so that reloading does not offer them again. */
function close(): void {
  part('saved-offer', HTMLElement).hidden = true;
  history.replaceState(history.state, '', location.pathname + location.search);
}

function heading(text: string): HTMLElement {
  return element('h2', { id: 'saved-offer-title' }, text);
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', className: 'push-button' }, label);
  made.addEventListener('click', act);
  return made;
}
