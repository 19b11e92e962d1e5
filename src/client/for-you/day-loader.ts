import { type DayFile, RECEIVER, readDay } from '../../for-you/day-file.ts';
import { loadScript } from '../page/load-script.ts';

/** A day in its usual order, as the page links it. */
export interface DayLink {
  readonly day: string;
  /** The address of the day's page, and of its file. */
  readonly url: string;
  readonly fileUrl: string;
  readonly name: string;
  readonly shortName: string;
}

/** The days of the page, newest first. */
export function dayLinks(): DayLink[] {
  const links = document.querySelectorAll<HTMLAnchorElement>('#for-you-days a[data-edition]');
  return Array.from(links, ({ href, dataset, textContent }) => ({
    day: dataset.edition ?? '',
    url: href,
    fileUrl: new URL(dataset.fileUrl ?? '', document.baseURI).href,
    name: textContent.trim(),
    shortName: dataset.short ?? '',
  }));
}

const received = new Map<string, DayFile>();
const loading = new Map<string, Promise<DayFile>>();

/**
 * Loads the file of a day, once. It is a script, because a page that is opened from a folder may not read files.
 * The promise rejects if the file is missing or damaged.
 */
export function loadDay({ day, fileUrl }: DayLink): Promise<DayFile> {
  const known = loading.get(day);
  if (known !== undefined) return known;
  Reflect.set(globalThis, RECEIVER, (value: unknown) => {
    const file = readDay(value);
    if (file !== undefined) received.set(file.day, file);
  });
  const promise = fileFrom(fileUrl, day);
  loading.set(day, promise);
  // Asking again tries again.
  promise.catch(() => loading.delete(day));
  return promise;
}

async function fileFrom(fileUrl: string, day: string): Promise<DayFile> {
  await loadScript(fileUrl);
  const file = received.get(day);
  if (file === undefined) throw new Error(`The file of ${day} is damaged.`);
  return file;
}
