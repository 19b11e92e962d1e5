/** The elements of a search between which keys move the focus. */
export interface KeyParts {
  readonly query: HTMLInputElement;
  /** The links before the first result, if there are any. */
  readonly before: HTMLElement;
  readonly results: HTMLElement;
  /** The button or link after the last result. */
  readonly after: HTMLElement;
}

/** Moves the focus through the results with the arrow keys. Escape calls `leave` with the place of the focus. */
export function bindKeys(parts: KeyParts, leave: (from: 'query' | 'results') => void): void {
  parts.query.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' && focusLink(parts, 0)) event.preventDefault();
    // While an input method composes a character, Escape belongs to it.
    if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault();
      leave('query');
    }
  });
  const onKey = (event: KeyboardEvent) => {
    const at = links(parts).findIndex((link) => link.matches(':focus'));
    if (at < 0) return;
    if (event.key === 'Escape') leave('results');
    else if (event.key === 'ArrowUp' && at === 0) parts.query.focus();
    else if (event.key === 'ArrowUp') focusLink(parts, at - 1);
    else if (event.key === 'ArrowDown') focusLink(parts, at + 1) || parts.after.focus();
    else return;
    event.preventDefault();
  };
  parts.before.addEventListener('keydown', onKey);
  parts.results.addEventListener('keydown', onKey);
}

function links({ before, results }: KeyParts): HTMLAnchorElement[] {
  return [
    ...before.querySelectorAll<HTMLAnchorElement>('a'),
    ...results.querySelectorAll<HTMLAnchorElement>('a.headline'),
  ];
}

function focusLink(parts: KeyParts, at: number): boolean {
  const link = links(parts)[at];
  link?.focus();
  return link !== undefined;
}
