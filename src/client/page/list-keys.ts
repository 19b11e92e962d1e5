import { addKeys, type PageKey } from './keys.ts';

/** `j` and `k` move through a list of papers, `o` opens the marked paper, `a` its abstract; `←` and `→` turn pages. */
export function addListKeys(): void {
  document.addEventListener('focusin', ({ target }) => {
    const entry = target instanceof Element ? target.closest<HTMLElement>('.entry') : null;
    if (entry !== null) mark(entry);
  });
  addKeys({
    title: 'In a list of papers',
    keys: [
      onPapers('j', 'Next paper', () => moveBy(1)),
      onPapers('k', 'Previous paper', () => moveBy(-1)),
      onPapers('o', 'Open the marked paper', () => follow('.entry.is-current :is(h2, h3) a')),
      {
        key: 'a',
        label: 'Open or close its abstract',
        isUseful: () => document.querySelector('.entry .abstract') !== null,
        act: toggleAbstract,
      },
    ],
  });
  addKeys({
    title: 'Turning pages',
    keys: [turning('ArrowLeft', 'Previous page', 'prev'), turning('ArrowRight', 'Next page', 'next')],
  });
}

function onPapers(key: string, label: string, act: () => boolean): PageKey {
  return { key, label, isUseful: () => document.querySelector('.entry') !== null, act };
}

function turning(key: string, label: string, rel: 'prev' | 'next'): PageKey {
  const selector = `.pager a[rel=${rel}]`;
  return {
    key,
    label,
    isUseful: () => document.querySelector(selector) !== null,
    act: () => follow(selector),
  };
}

function follow(selector: string): boolean {
  const link = document.querySelector<HTMLAnchorElement>(selector);
  link?.click();
  return link !== null;
}

function marked(): HTMLElement | null {
  return document.querySelector<HTMLElement>('.entry.is-current');
}

function mark(entry: HTMLElement): void {
  const before = marked();
  if (before === entry) return;
  before?.classList.remove('is-current');
  entry.classList.add('is-current');
}

function moveBy(step: 1 | -1): boolean {
  // Queried at each step, since the reader may have sorted the list.
  const entries = [...document.querySelectorAll<HTMLElement>('.entry')];
  const current = marked();
  const at = current === null ? -1 : entries.indexOf(current);
  const next = entries[at === -1 ? firstInView(entries) : at + step];
  if (next === undefined) return false;
  mark(next);
  next.querySelector<HTMLElement>(':is(h2, h3) a')?.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
  return true;
}

function firstInView(entries: readonly HTMLElement[]): number {
  return Math.max(
    0,
    entries.findIndex((entry) => entry.getBoundingClientRect().top >= 0),
  );
}

function toggleAbstract(): boolean {
  const abstract = marked()?.querySelector<HTMLDetailsElement>('.abstract') ?? null;
  if (abstract === null) return false;
  // The abstract may contain the focus, which would be lost when it is hidden.
  if (abstract.open && abstract.contains(document.activeElement)) abstract.querySelector('summary')?.focus();
  abstract.open = !abstract.open;
  return true;
}
