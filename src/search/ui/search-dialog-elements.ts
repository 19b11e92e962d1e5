import { element, NEAREST_TITLE, type NearestElements } from './search-page-elements.ts';

/** The elements of the dialog that shows the first results. */
export interface SearchDialogElements {
  readonly dialog: HTMLDialogElement;
  readonly query: HTMLInputElement;
  readonly close: HTMLButtonElement;
  readonly problem: HTMLElement;
  readonly message: HTMLElement;
  readonly retry: HTMLButtonElement;
  readonly status: HTMLElement;
  readonly authors: HTMLElement;
  readonly results: HTMLElement;
  readonly nearest: NearestElements;
  /** The results and the nearest papers. */
  readonly found: HTMLElement;
  readonly all: HTMLAnchorElement;
}

const LABEL = 'Title, author, words or arXiv id';

/** Creates the dialog. Its form leads to the search page at `address`, like the form of every search box. */
export function createSearchDialog(address: string): SearchDialogElements {
  const query = element('input', {
    type: 'search',
    name: 'q',
    ariaLabel: LABEL,
    placeholder: LABEL,
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: false,
    enterKeyHint: 'search',
  });
  const close = element('button', { type: 'button', className: 'finder-close', ariaLabel: 'Close' }, '✕');
  const form = element('form', { action: address, role: 'search', className: 'finder-form' }, query, close);
  const message = element('p', {});
  const retry = element('button', { type: 'button', className: 'finder-retry' }, 'Try again');
  const problem = element('div', { className: 'notice', role: 'alert', hidden: true }, message, retry);
  const status = element('p', { className: 'finder-status', role: 'status' });
  const authors = element('p', { className: 'finder-authors', hidden: true });
  const results = element('ol', { className: 'entries unnumbered finder-results' });
  const list = element('ol', { className: 'entries unnumbered finder-results' });
  const title = element('h2', { className: 'nearest-title', id: 'finder-nearest-title' }, NEAREST_TITLE);
  const section = element('section', { hidden: true }, title, list);
  section.setAttribute('aria-labelledby', title.id);
  const found = element('div', {}, results, section);
  const all = element('a', { className: 'finder-all', hidden: true }, 'All results, with filters');
  const box = element('div', { className: 'finder-box' }, form, problem, status, authors, found, all);
  const dialog = element('dialog', { className: 'finder', ariaLabel: 'Search' }, box);
  const nearest = { section, title, list };
  return { dialog, query, close, problem, message, retry, status, authors, results, nearest, found, all };
}
