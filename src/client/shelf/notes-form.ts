import { element } from '../../search/ui/search-page-elements.ts';
import { mergeNotes } from '../../shelf/merge-papers.ts';
import { type SavedPaper, tidyTags } from '../../shelf/saved-paper.ts';
import type { PaperChange, ShelfStore } from '../../shelf/shelf-store.ts';
import { errorWords } from './note.ts';
import { pageShelf } from './page-shelf.ts';

/** In milliseconds. Notes are saved when the reader pauses. */
const PAUSE_MS = 700;

/** A text field whose text is saved, and how its text is read from and written to a paper. */
interface Field {
  readonly input: HTMLTextAreaElement | HTMLInputElement;
  readonly textOf: (paper: SavedPaper) => string;
  readonly changeTo: (text: string) => PaperChange;
  /** One text from what the reader typed and what another tab saved. */
  readonly merge: (typed: string, other: string) => string;
  /** The text that is stored, as far as this page knows. */
  stored: string;
}

/** The fields for the notes and the tags of a saved paper. They are saved while the reader types, and a status says so. */
export async function notesForm(paper: SavedPaper): Promise<HTMLElement> {
  const shelf = await pageShelf();
  const fields = [notesField(paper), tagsField(paper)];
  const status = element('p', { className: 'shelf-status' });
  status.setAttribute('role', 'status');
  const form = element('div', { className: 'shelf-notes' });
  for (const [at, label] of ['Notes', 'Tags, with commas between them'].entries()) {
    const field = fields[at];
    if (field !== undefined) form.append(element('label', {}, label, field.input));
  }
  form.append(status);
  for (const field of fields) keepSaved(shelf, paper.id, field, status);
  const stop = shelf.onChange((ids) => {
    if (!form.isConnected) stop();
    else if (ids.includes(paper.id)) void takeOver(shelf, paper.id, fields);
  });
  return form;
}

function notesField(paper: SavedPaper): Field {
  const input = element('textarea', { rows: 3, value: paper.notes });
  return {
    input,
    textOf: ({ notes }) => notes,
    changeTo: (notes) => ({ notes }),
    merge: mergeNotes,
    stored: paper.notes,
  };
}

function tagsField(paper: SavedPaper): Field {
  const textOf = ({ tags }: SavedPaper) => tags.join(', ');
  const input = element('input', { type: 'text', value: textOf(paper), autocapitalize: 'none' });
  const split = (text: string) => tidyTags(text.split(/[,;]/u));
  return {
    input,
    textOf,
    changeTo: (text) => ({ tags: split(text) }),
    merge: (typed, other) => tidyTags([...split(typed), ...split(other)]).join(', '),
    stored: input.value,
  };
}

/** Saves the text of a field after a pause, when the reader leaves it, and when the page is hidden. */
function keepSaved(shelf: ShelfStore, id: string, field: Field, status: HTMLElement): void {
  const { input } = field;
  let timer: number | undefined;
  const save = async () => {
    window.clearTimeout(timer);
    const text = input.value;
    const before = field.stored;
    if (text === before) return;
    // Set first, so that this change is not taken for that of another tab.
    field.stored = text;
    try {
      const isThere = await shelf.update(id, field.changeTo(text));
      if (!isThere) field.stored = before;
      status.textContent = isThere ? 'Saved on this device.' : GONE;
    } catch (error) {
      field.stored = before;
      status.textContent = `Not saved. ${errorWords(error)} What you typed stays here.`;
    }
  };
  input.addEventListener('input', () => {
    status.textContent = '';
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(), PAUSE_MS);
  });
  input.addEventListener('blur', () => void save());
  const leave = () => {
    if (document.visibilityState !== 'hidden') return;
    if (input.isConnected) void save();
    else document.removeEventListener('visibilitychange', leave);
  };
  document.addEventListener('visibilitychange', leave);
}

const GONE =
  'Not saved: the paper was removed in another tab. Copy what you typed, and save the paper again.';

/** Shows what another tab has saved. What was typed here and is not saved yet stays. */
async function takeOver(shelf: ShelfStore, id: string, fields: readonly Field[]): Promise<void> {
  const paper = await shelf.get(id).catch(() => undefined);
  if (paper === undefined) return;
  for (const field of fields) {
    const { input, stored } = field;
    const other = field.textOf(paper);
    const isKnown = [stored, input.value].some(
      (text) => field.textOf({ ...paper, ...field.changeTo(text) }) === other,
    );
    if (isKnown) continue;
    const isTyping = input.value !== stored;
    const { selectionStart, selectionEnd } = input;
    input.value = isTyping ? field.merge(input.value, other) : other;
    input.setSelectionRange(selectionStart, selectionEnd);
    field.stored = other;
  }
}
