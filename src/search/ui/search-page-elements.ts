import type { Span } from './snippet.ts';

/** The section with the papers nearest to what a query describes, and its list. */
export interface NearestElements {
  readonly section: HTMLElement;
  /** Its heading, which names it for screen readers too. */
  readonly title: HTMLElement;
  readonly list: HTMLElement;
}

/** The headings of the section, for a description and for a paper. */
export const NEAREST_TITLE = 'Nearest to what you describe';
export const SIMILAR_TITLE = 'Most similar papers';

/** The elements of the search page that its script works with. */
export interface SearchPageElements {
  readonly form: HTMLFormElement;
  readonly query: HTMLInputElement;
  readonly topic: HTMLSelectElement;
  readonly year: HTMLSelectElement;
  readonly sort: HTMLSelectElement;
  readonly status: HTMLElement;
  readonly problem: HTMLElement;
  readonly retry: HTMLButtonElement;
  readonly authors: HTMLElement;
  readonly results: HTMLElement;
  readonly nearest: NearestElements;
  /** The results and the nearest papers. */
  readonly found: HTMLElement;
  readonly more: HTMLButtonElement;
  readonly start: HTMLElement;
  readonly nothing: HTMLElement;
  readonly unfilter: HTMLButtonElement;
  readonly older: HTMLButtonElement;
  readonly alsoNearest: HTMLButtonElement;
  readonly feed: HTMLElement;
  readonly recent: HTMLElement;
}

/** Finds the elements by their ids. @throws {Error} if the page and its script do not fit together. */
export function findElements(): SearchPageElements {
  return {
    form: part('search-form', HTMLFormElement),
    query: part('search-query', HTMLInputElement),
    topic: part('search-topic', HTMLSelectElement),
    year: part('search-year', HTMLSelectElement),
    sort: part('search-sort', HTMLSelectElement),
    status: part('search-status', HTMLElement),
    problem: part('search-problem', HTMLElement),
    retry: part('search-retry', HTMLButtonElement),
    authors: part('search-authors', HTMLElement),
    results: part('search-results', HTMLElement),
    nearest: {
      section: part('search-nearest', HTMLElement),
      title: part('search-nearest-title', HTMLElement),
      list: part('search-nearest-results', HTMLElement),
    },
    found: part('search-found', HTMLElement),
    more: part('search-more', HTMLButtonElement),
    start: part('search-start', HTMLElement),
    nothing: part('search-nothing', HTMLElement),
    unfilter: part('search-unfilter', HTMLButtonElement),
    older: part('search-older', HTMLButtonElement),
    alsoNearest: part('search-also-nearest', HTMLButtonElement),
    feed: part('search-feed', HTMLElement),
    recent: part('search-recent', HTMLElement),
  };
}

function part<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`The search page has no ${type.name} with the id ${id}.`);
  return found;
}

/** Creates an element with children. Text is inserted as text, never as HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const created = Object.assign(document.createElement(name), properties);
  created.append(...children);
  return created;
}

/** Turns spans into nodes; marked ones become `<mark>`. */
export function nodesOf(spans: readonly Span[]): (Node | string)[] {
  return spans.map((span) => (span.marked ? element('mark', {}, span.text) : span.text));
}
