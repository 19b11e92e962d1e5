/** `/` goes to the search box, `←` and `→` to the pages before and after, `j` and `k` through the list, `o` opens. */
export function listenToKeys(): void {
  const entries = [...document.querySelectorAll<HTMLElement>('.entry')];
  const actions: Readonly<Record<string, () => boolean>> = {
    '/': focusSearch,
    ArrowLeft: () => follow('.pager a[rel=prev]'),
    ArrowRight: () => follow('.pager a[rel=next]'),
    j: () => moveBy(entries, 1),
    k: () => moveBy(entries, -1),
    o: () => follow('.entry.is-current :is(h2, h3) a'),
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    // On many keyboards the slash is typed with Shift.
    if (event.shiftKey && event.key !== '/') return;
    if (takesKeys(event.target)) return;
    if (actions[event.key]?.() === true) event.preventDefault();
  });
}

function focusSearch(): boolean {
  // A page that is about searching has a box of its own, which comes after the header's.
  const own = document.querySelector<HTMLInputElement>('main input[type=search]');
  const box = own ?? document.querySelector<HTMLInputElement>('.find input');
  box?.focus();
  box?.select();
  return box !== null;
}

function follow(selector: string): boolean {
  const link = document.querySelector<HTMLAnchorElement>(selector);
  link?.click();
  return link !== null;
}

function moveBy(entries: readonly HTMLElement[], step: 1 | -1): boolean {
  const at = entries.findIndex((entry) => entry.classList.contains('is-current'));
  const next = entries[at === -1 ? firstInView(entries) : at + step];
  if (next === undefined) return false;
  entries[at]?.classList.remove('is-current');
  next.classList.add('is-current');
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

/** Whether the keys belong to what has the focus, as in a text field or an open drawer. */
function takesKeys(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, dialog') !== null;
}
