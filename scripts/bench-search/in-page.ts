/** Selectors of the search page's elements. */
export const PARTS = {
  query: '#search-query',
  results: '#search-results',
  /** The list of results, and that of the papers nearest to a description. */
  found: '#search-found',
  link: '#search-found li a.headline',
} as const;

/** The results that the page shows for a query. */
export interface Shown {
  /** The addresses of the results in order, from the site's root. */
  readonly addresses: readonly string[];
  /** Milliseconds from the last key to the first result; `NaN` if there is none. */
  readonly milliseconds: number;
  /** Whether the answer was complete within the time limit. */
  readonly isComplete: boolean;
}

interface Idle {
  readonly results: string;
  readonly quiet: number;
  readonly patience: number;
}

/** Runs in the page. Resolves once the list has not been busy for a while. */
export async function whenIdle({ results, quiet, patience }: Idle): Promise<void> {
  const start = performance.now();
  for (let rested = 0; rested < quiet && performance.now() - start < patience; ) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    rested = document.querySelector(results)?.ariaBusy === 'true' ? 0 : rested + 50;
  }
}

interface Typed {
  readonly text: string;
  readonly parts: typeof PARTS;
  readonly patience: number;
}

/** Runs in the page. An answer is complete when the list has been busy and no longer is. */
export function typeAndWait({ text, parts, patience }: Typed): Promise<Shown> {
  const query = document.querySelector<HTMLInputElement>(parts.query);
  const results = document.querySelector(parts.results);
  if (query === null || results === null) throw new Error('The search page has no such parts.');
  const found = document.querySelector(parts.found) ?? results;
  const links = () => [...found.querySelectorAll('li')].map((item) => item.querySelector('a'));
  return new Promise((resolve) => {
    const start = performance.now();
    let began = false;
    let first: number | undefined;
    const end = (isComplete: boolean) => {
      observer.disconnect();
      clearTimeout(timer);
      const addresses = links().flatMap((link) => link?.href ?? []);
      const milliseconds = addresses.length === 0 ? Number.NaN : (first ?? performance.now() - start);
      resolve({ addresses, milliseconds, isComplete });
    };
    const timer = setTimeout(end, patience, false);
    const observer = new MutationObserver((changes) => {
      if (changes.some(({ type, oldValue }) => type === 'attributes' && oldValue === 'true')) began = true;
      if (results.ariaBusy === 'true') began = true;
      const isNew = began && changes.some(({ addedNodes }) => addedNodes.length > 0);
      // A result is visible once a frame with it is drawn.
      if (isNew && links().length > 0)
        requestAnimationFrame(() => {
          first ??= performance.now() - start;
        });
      if (began && results.ariaBusy === 'false') requestAnimationFrame(() => setTimeout(end, 0, true));
    });
    observer.observe(found, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['aria-busy'],
      attributeOldValue: true,
    });
    query.value = text;
    query.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
}
