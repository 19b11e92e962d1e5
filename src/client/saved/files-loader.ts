import type { SavedPaper } from '../../shelf/saved-paper.ts';
import type { ShelfStore } from '../../shelf/shelf-store.ts';
import { loadScript } from '../page/load-script.ts';
import { part } from './parts.ts';

/** The formats of exports, as the page's buttons name them. */
export type ExportFormat = 'bibtex' | 'ris' | 'csl' | 'markdown' | 'notes' | 'json' | 'link';

/** What the script for files and links does. It is loaded when it is first needed. */
export interface ShelfFiles {
  exportPapers(
    format: ExportFormat,
    shelf: ShelfStore,
    papers: readonly SavedPaper[],
    isAll: boolean,
  ): Promise<void>;
  importFile(file: File, shelf: ShelfStore): Promise<void>;
  /** Shows what is in the link of the page's address, and offers to add it. */
  openLink(packed: string, shelf: ShelfStore): void;
}

declare global {
  /** The script for files and links sets it. */
  var broadsheetShelfFiles: ShelfFiles | undefined;
}

/** The list from which the papers are taken. */
interface ShownPapers {
  readonly papers: readonly SavedPaper[];
  readonly shown: readonly SavedPaper[];
}

/** Lets the reader export the shown papers, import files, and open links with papers. */
export function offerFiles(shelf: ShelfStore, list: ShownPapers): void {
  part('saved-formats', HTMLElement).addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    // The page has these formats only.
    const format = target.dataset.format as ExportFormat;
    const isAll = list.shown.length === list.papers.length;
    withFiles((files) => void files.exportPapers(format, shelf, list.shown, isAll));
  });
  const field = part('saved-import', HTMLInputElement);
  const importChosen = () => {
    const [file] = field.files ?? [];
    if (file !== undefined) withFiles((files) => void files.importFile(file, shelf));
    // The same file can be chosen again.
    field.value = '';
  };
  field.addEventListener('change', importChosen);
  // The field is part of the page, so a reader may have chosen a file before the script came.
  importChosen();
  const open = () => {
    const packed = /^#shelf=(.*)$/u.exec(location.hash)?.[1];
    if (packed !== undefined) withFiles((files) => files.openLink(packed, shelf));
  };
  addEventListener('hashchange', open);
  open();
}

function withFiles(act: (files: ShelfFiles) => void): void {
  if (globalThis.broadsheetShelfFiles !== undefined) return void act(globalThis.broadsheetShelfFiles);
  loadScript(part('saved', HTMLElement).dataset.filesUrl ?? '').then(
    () => {
      if (globalThis.broadsheetShelfFiles !== undefined) act(globalThis.broadsheetShelfFiles);
    },
    () => {
      part('saved-note', HTMLElement).textContent =
        'A file of the site did not load. Check the network, then try again or reload the page.';
    },
  );
}
