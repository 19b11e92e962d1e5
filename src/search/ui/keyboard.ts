/** The parts of a search that keys go through. */
export interface KeyParts {
  readonly query: HTMLInputElement;
  /** What comes before the first result, if there is something. */
  readonly before: HTMLElement;
  readonly results: HTMLElement;
  /** What comes after the last result. */
  readonly after: HTMLElement;
}

/** A search by keyboard: arrows through the results; `leave` hears of Escape, and where the keyboard was. */
export function bindKeys(parts: KeyParts, leave: (from: 'query' | 'results') => void): void {
  parts.query.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' && focusLink(parts, 0)) event.preventDefault();
    // Of a syllable that is being composed Escape is the input method's.
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
