import type { PageParts } from './elements.ts';

/** The page by keyboard: arrows through the results, Escape back to the query and then clears it. */
export function listenToKeys(parts: PageParts, clear: () => void): void {
  parts.query.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' && focusLink(parts, 0)) event.preventDefault();
    if (event.key === 'Escape') {
      event.preventDefault();
      clear();
    }
  });
  parts.results.addEventListener('keydown', (event) => {
    const at = links(parts).findIndex((link) => link.matches(':focus'));
    if (at < 0) return;
    if (event.key === 'Escape' || (event.key === 'ArrowUp' && at === 0)) parts.query.focus();
    else if (event.key === 'ArrowUp') focusLink(parts, at - 1);
    else if (event.key === 'ArrowDown') focusLink(parts, at + 1) || parts.more.focus();
    else return;
    event.preventDefault();
  });
}

function links(parts: PageParts): HTMLAnchorElement[] {
  return [...parts.results.querySelectorAll<HTMLAnchorElement>('a.headline')];
}

function focusLink(parts: PageParts, at: number): boolean {
  const link = links(parts)[at];
  link?.focus();
  return link !== undefined;
}
