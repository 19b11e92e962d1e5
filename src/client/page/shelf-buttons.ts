import { addKeys, type PageKey } from './keys.ts';
import { loadScript } from './load-script.ts';
import { MARKED, shelfMarks } from './shelf-marks.ts';

/** What a reader does with a paper: saves or removes it, marks it as read or not; `show` shows the notes of a saved paper. */
export type ShelfAct = 'save' | 'read' | 'show';

declare global {
  /** Does it. The script that is loaded on demand sets this. The place is an element with `data-shelf`. */
  var broadsheetShelf: ((act: ShelfAct, place: HTMLElement) => void) | undefined;
}

/** The elements of papers. `data-shelf` is the file name of the paper's page, without its ending. */
const PLACES = '[data-shelf]';

/**
 * Lets the reader save papers and mark them as read, on a paper's page and in lists. This script shows the buttons and the marks.
 * The database and everything else is in another script, which is loaded when it is first needed.
 */
export function offerShelf(): void {
  const bar = document.querySelector<HTMLElement>('.shelf-bar');
  addButtons();
  // Search results come later.
  new MutationObserver(addButtons).observe(document.body, { childList: true, subtree: true });
  addEventListener('storage', showMarks);
  document.addEventListener(MARKED, showMarks);
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-act]') : null;
    const place = button?.closest<HTMLElement>(PLACES);
    // The page writes only these values.
    if (place) request(button?.dataset.act as ShelfAct, place);
  });
  addKeys({
    title: 'Saved papers',
    keys: [keyFor('s', 'Save or remove the paper', 'save'), keyFor('m', 'Mark as read or unread', 'read')],
  });
  const page = document.querySelector<HTMLElement>('#saved');
  // It does what the other script does, and is loaded here because other pages do not need it.
  if (page !== null) load(() => undefined, page.dataset.scriptUrl);
  if (bar === null) return;
  show(bar);
  if (bar.classList.contains('is-saved')) request('show', bar);
}

function keyFor(key: string, label: string, act: ShelfAct): PageKey {
  return {
    key,
    label,
    isUseful: () => document.querySelector(PLACES) !== null,
    act: () => {
      const place = document.querySelector<HTMLElement>('.entry.is-current[data-shelf], .shelf-bar');
      if (place !== null) request(act, place);
      return place !== null;
    },
  };
}

/** Adds the buttons of entries that have none yet. */
function addButtons(): void {
  for (const entry of document.querySelectorAll<HTMLElement>('.entry:not([data-shelf])')) {
    const link = entry.querySelector<HTMLAnchorElement>('.headline');
    const [, name] = /\/papers\/([^/]+)\.html$/u.exec(link?.pathname ?? '') ?? [];
    if (link === null || name === undefined) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'save';
    button.dataset.act = 'save';
    button.title = 'Save';
    button.setAttribute('aria-label', `Save “${link.textContent}”`);
    const read = document.createElement('span');
    read.className = 'read-mark';
    link.parentElement?.after(button, read);
    entry.dataset.shelf = decodeURIComponent(name);
    show(entry);
  }
}

let marks = shelfMarks();

function showMarks(): void {
  marks = shelfMarks();
  for (const place of document.querySelectorAll<HTMLElement>(PLACES)) show(place);
}

function show(place: HTMLElement): void {
  const name = place.dataset.shelf ?? '';
  const has = { save: marks.saved.has(name), read: marks.read.has(name) };
  for (const act of ['save', 'read'] as const) {
    place.querySelector(`[data-act=${act}]`)?.setAttribute('aria-pressed', String(has[act]));
  }
  place.classList.toggle('is-saved', has.save);
  const mark = place.querySelector('.read-mark');
  if (mark !== null) mark.textContent = has.read ? 'Read' : '';
}

function request(act: ShelfAct, place: HTMLElement): void {
  if (globalThis.broadsheetShelf === undefined) load(() => globalThis.broadsheetShelf?.(act, place));
  else globalThis.broadsheetShelf(act, place);
}

/** Loads the script of saved papers, or that of their page. */
function load(
  then: () => void,
  url = document.querySelector<HTMLElement>('.saved-link')?.dataset.scriptUrl,
): void {
  loadScript(url ?? '').then(then, () => {
    const note = document.createElement('p');
    note.className = 'shelf-note';
    note.setAttribute('role', 'alert');
    note.textContent = 'Saved papers do not work now: a file of the site did not load. Reload the page.';
    document.body.append(note);
  });
}
