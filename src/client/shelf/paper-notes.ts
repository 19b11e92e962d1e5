import { notesForm } from './notes-form.ts';
import { pageShelf } from './page-shelf.ts';

const shown = new Set<string>();

/** Shows the fields for notes and tags below the buttons of a paper's page while the paper is saved. */
export async function showNotes(bar: HTMLElement, id: string): Promise<void> {
  const shelf = await pageShelf();
  const show = async () => {
    const paper = await shelf.get(id);
    const form =
      bar.nextElementSibling?.matches('.shelf-notes') === true ? bar.nextElementSibling : undefined;
    if (paper === undefined) form?.remove();
    else if (form === undefined) bar.after(await notesForm(paper));
  };
  await show();
  if (shown.has(id)) return;
  shown.add(id);
  // Another tab, or Undo, may save or remove it.
  shelf.onChange((ids) => {
    if (ids.includes(id)) void show().catch(() => undefined);
  });
}
