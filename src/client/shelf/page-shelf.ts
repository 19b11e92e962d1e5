import { fileNameOf } from '../../paper/identifiers/file-names.ts';
import { openShelf, type ShelfStore } from '../../shelf/shelf-store.ts';
import { keepMarks } from '../page/shelf-marks.ts';
import { siteRoot } from '../page/site-root.ts';

let opened: Promise<ShelfStore> | undefined;

/** The reader's saved papers of this site. */
export function pageShelf(): Promise<ShelfStore> {
  opened ??= openShelf(siteRoot().pathname);
  return opened;
}

/** Keeps the marks of the pages equal to the database, now and after every change. */
export async function followShelf(): Promise<void> {
  const shelf = await pageShelf();
  const copy = async () => {
    const { saved, read } = await shelf.ids();
    keepMarks(saved.map(fileNameOf), read.map(fileNameOf));
  };
  // What the reader does next tells of a failure; the copy of the marks does not need to.
  const quietly = () => void copy().catch(() => undefined);
  shelf.onChange(quietly);
  quietly();
}
