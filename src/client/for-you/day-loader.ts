import { type DayFile, RECEIVER, readDay } from '../../for-you/day-file.ts';

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
  const promise = new Promise<DayFile>((resolve, reject) => {
    const script = document.createElement('script');
    const fail = () => {
      script.remove();
      // Asking again tries again.
      loading.delete(day);
      reject(new Error(`The file of ${day} did not load.`));
    };
    script.src = fileUrl;
    script.addEventListener('error', fail);
    script.addEventListener('load', () => {
      const file = received.get(day);
      if (file === undefined) fail();
      else resolve(file);
    });
    document.head.append(script);
  });
  loading.set(day, promise);
  return promise;
}
