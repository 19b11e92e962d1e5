import type { CslItem } from '../exports/csl-item.ts';
import { readCslItem } from './csl-from-json.ts';
import { isRecord, listOf, textOf } from './json-values.ts';

/** A topic of a paper, as the site names it. */
export interface SavedTopic {
  readonly slug: string;
  readonly label: string;
}

/** A paper that a reader has saved on the device, with what the reader wrote about it. */
export interface SavedPaper {
  readonly id: string;
  /** Plain text. */
  readonly title: string;
  readonly authors: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly day?: string;
  /** The paper's page from the site's root, `papers/2603.01234.html`; empty if the site has no page of it. */
  readonly path: string;
  /** Plain text. */
  readonly abstract?: string;
  readonly topics: readonly SavedTopic[];
  readonly bibtex?: string;
  readonly csl?: CslItem;
  /** The semantic code of the paper in base64, which finds papers like it; empty if the copy of its page on the device had left it out. */
  readonly vector?: string;
  /** ISO 8601 in UTC, as are the other times. */
  readonly savedAt: string;
  /** When the reader marked the paper as read. The shelf keeps this apart, because a paper can be read without being saved. */
  readonly readAt?: string;
  readonly tags: readonly string[];
  readonly notes: string;
  /** When the reader last changed the tags or the notes. The newest change wins when two copies are merged. */
  readonly changedAt: string;
}

/** The time of changes of which no time is known. What the reader has changed on this device is newer than them. */
export const UNKNOWN_TIME = new Date(0).toISOString();

/** Whether a paper is marked as read. A mark without `readAt` says that the reader took it back. */
export interface ReadMark {
  readonly id: string;
  readonly readAt?: string;
  readonly changedAt: string;
}

/** Reads a saved paper from JSON of unknown origin; `undefined` if it has no id, title or usable path. Wrong optional fields are left out. */
export function readSavedPaper(value: unknown): SavedPaper | undefined {
  if (!isRecord(value)) return undefined;
  const [id, title, path] = [textOf(value.id)?.trim(), textOf(value.title)?.trim(), pathOf(value.path)];
  if (!id || !title || path === undefined) return undefined;
  const savedAt = timeOf(value.savedAt) ?? timeOf(value.changedAt) ?? UNKNOWN_TIME;
  return {
    id,
    title,
    authors: listOf(value.authors, textOf),
    path,
    topics: listOf(value.topics, topicOf),
    ...known({
      day: dayOf(value.day),
      abstract: textOf(value.abstract),
      bibtex: textOf(value.bibtex),
      csl: readCslItem(value.csl),
      vector: vectorOf(value.vector),
      readAt: timeOf(value.readAt),
    }),
    savedAt,
    tags: tidyTags(listOf(value.tags, textOf)),
    notes: textOf(value.notes) ?? '',
    changedAt: timeOf(value.changedAt) ?? savedAt,
  };
}

/** Reads a mark from JSON of unknown origin. */
export function readReadMark(value: unknown): ReadMark | undefined {
  if (!isRecord(value)) return undefined;
  const [id, readAt] = [textOf(value.id)?.trim(), timeOf(value.readAt)];
  const changedAt = timeOf(value.changedAt) ?? readAt;
  return id && changedAt !== undefined ? { id, ...known({ readAt }), changedAt } : undefined;
}

/** Tags without empty ones, repetitions, spaces around them, and the commas and semicolons that separate tags in files. */
export function tidyTags(tags: readonly string[]): string[] {
  const tidy = tags.map((tag) =>
    tag
      .normalize('NFC')
      .replace(/[\s,;]+/gu, ' ')
      .trim(),
  );
  return [...new Set(tidy)].filter((tag) => tag !== '');
}

/** The entries of an object that are not `undefined`. */
export function known<T extends object>(fields: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  // `Object.fromEntries` forgets the names of the keys.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}

/** The path of a paper's page. Any other address is refused, because pages link to it. */
function pathOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^(?:papers\/[^/\\?#:]+\.html)?$/u.test(value) ? value : undefined;
}

function dayOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value) ? value : undefined;
}

function vectorOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^(?:[A-Za-z0-9+/]+={0,2})?$/u.test(value) ? value : undefined;
}

/** A time in the one form that can be compared as text. */
function timeOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-/u.test(value)) return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

function topicOf(value: unknown): SavedTopic | undefined {
  if (!isRecord(value)) return undefined;
  const [slug, label] = [textOf(value.slug), textOf(value.label)];
  return slug && label && /^[^/\\?#:]+$/u.test(slug) ? { slug, label } : undefined;
}
