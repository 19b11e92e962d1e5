import { lookUp } from '../../tables/lookup.ts';

/** Compares the entries of a list. */
type Comparison = (a: Entry, b: Entry) => number;

/** The values by which an entry is sorted, read from the page once. */
interface Entry {
  readonly element: HTMLElement;
  readonly title: string;
  readonly comments: number;
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  title: (a, b) => collator.compare(a.title, b.title),
  comments: (a, b) => b.comments - a.comments,
};

/** The event that is dispatched on the document after the entries of a list have been sorted. */
export const SORTED = 'broadsheet:sorted';

/** Lets the reader sort a list of papers. The page's address keeps the order, so it survives reloading and going back. */
export function offerSorting(): void {
  const group = document.querySelector<HTMLElement>('.sort');
  const list = document.querySelector<HTMLElement>('.entries');
  if (group === null || list === null) return;
  const buttons = [...group.querySelectorAll('button')];
  const status = addStatus(group);
  let entries: Entry[] | undefined;
  const sort = (chosen: HTMLButtonElement) => {
    entries ??= [...list.querySelectorAll<HTMLElement>(':scope > .entry')].map(entryOf);
    const comparison = lookUp(COMPARISONS, chosen.dataset.order ?? '');
    // The sort is stable: equal entries keep the order of the page.
    const sorted = comparison === undefined ? entries : entries.toSorted(comparison);
    list.append(...sorted.map(({ element }) => element));
    arrangeContents(sorted.map(({ element }) => element.id));
    for (const button of buttons) button.setAttribute('aria-pressed', String(button === chosen));
    document.dispatchEvent(new Event(SORTED));
  };
  group.addEventListener('click', ({ target }) => {
    const chosen = buttons.find((button) => button === target);
    if (chosen === undefined || chosen.getAttribute('aria-pressed') === 'true') return;
    sort(chosen);
    keep(chosen.dataset.order);
    status.textContent = `Sorted by ${chosen.textContent.toLowerCase()}`;
  });
  const wanted = new URLSearchParams(location.search).get('sort');
  const named = buttons.find(({ dataset }) => dataset.order !== undefined && dataset.order === wanted);
  if (named !== undefined) sort(named);
}

/** Shows the list. It is hidden until it has the order that the address asks for. */
export function showSorted(): void {
  delete document.documentElement.dataset.sorting;
}

function entryOf(element: HTMLElement): Entry {
  const title = element.querySelector('.headline')?.textContent ?? '';
  return {
    element,
    title: title.replace(/^[^\p{L}\p{N}]+/u, ''),
    comments: Number(element.querySelector<HTMLDataElement>('.comments')?.value ?? 0),
  };
}

/** Sorts “On this page” like the entries. The items of a long list are parts such as `26–50`: they get new first entries. */
function arrangeContents(ids: readonly string[]): void {
  const list = document.querySelector('.contents ol');
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.contents a')];
  const itemOf = new Map(links.map((link) => [decodeURIComponent(link.hash.slice(1)), link.parentElement]));
  if (links.length === ids.length) {
    list?.append(...ids.flatMap((id) => itemOf.get(id) ?? []));
    return;
  }
  for (const link of links) link.hash = ids[Number.parseInt(link.textContent, 10) - 1] ?? link.hash;
}

function keep(order: string | undefined): void {
  const address = new URL(location.href);
  if (order === undefined) address.searchParams.delete('sort');
  else address.searchParams.set('sort', order);
  history.replaceState(history.state, '', address);
}

/** Adds a live region that tells screen readers that the list has been sorted. */
function addStatus(group: HTMLElement): HTMLElement {
  const status = document.createElement('p');
  status.className = 'unseen';
  status.setAttribute('role', 'status');
  group.after(status);
  return status;
}
