import { element } from '../../search/ui/search-page-elements.ts';
import { ShelfError } from '../../shelf/shelf-error.ts';

/** In milliseconds: long enough to read the message and to reach its button with the keyboard. */
const SHOWN_MS = 20_000;

let note: HTMLElement | undefined;
let timer: number | undefined;

/** Something that the reader can do about a message. */
export interface NoteAction {
  readonly label: string;
  readonly act: () => void;
}

/** Shows a message at the foot of the window for a while, with a button if there is something to do. */
export function say(message: string, action?: NoteAction): void {
  note ??= makeNote();
  note.replaceChildren(element('span', {}, message));
  if (action !== undefined) {
    const button = element('button', { type: 'button' }, action.label);
    button.addEventListener('click', () => {
      hide();
      action.act();
    });
    note.append(' ', button);
  }
  note.hidden = false;
  window.clearTimeout(timer);
  timer = window.setTimeout(hideUnlessUsed, SHOWN_MS);
}

/** Says what went wrong, and what the reader can do. */
export function sayError(error: unknown): void {
  say(errorWords(error));
}

/** What went wrong, and what the reader can do. */
export function errorWords(error: unknown): string {
  return error instanceof ShelfError
    ? `${error.message} ${error.hint}`
    : 'Something went wrong with the saved papers. Reload the page and try again.';
}

function makeNote(): HTMLElement {
  const made = element('p', { className: 'shelf-note' });
  made.setAttribute('role', 'status');
  document.body.append(made);
  return made;
}

function hideUnlessUsed(): void {
  if (note?.matches(':hover, :focus-within') === true) timer = window.setTimeout(hideUnlessUsed, SHOWN_MS);
  else hide();
}

function hide(): void {
  if (note === undefined) return;
  note.hidden = true;
  note.replaceChildren();
}
