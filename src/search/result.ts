/** What the index and the search page share of a record. Nothing here may need more than a browser has. */

/** Between authors: a comma may stand inside a name. */
export const AUTHOR_SEPARATOR = '; ';

/** The metadata of a record. All of it is text, as the index wants it. */
export interface RecordMeta {
  /** The title as it is searched. */
  readonly title: string;
  /** The title as it is shown, where that differs. */
  readonly shown?: string;
  /** Their names, or how many there are where the names are not known. */
  readonly authors?: string;
  /** The words of their names as no other words are spelled; `names.ts` says how. */
  readonly names?: string;
  /** Identifiers, and parts of the title that the index would not split off. */
  readonly also: string;
  /** What else makes the abstract findable, and the year; weighs no more than the abstract. */
  readonly more?: string;
}

/**
 * How much a match in the metadata weighs against one in the abstract, which weighs 1. What is only there to be shown
 * weighs nothing.
 */
export const META_WEIGHTS: Readonly<Record<keyof RecordMeta, number>> = {
  title: 5,
  authors: 4,
  names: 4,
  also: 5,
  more: 1,
  shown: 0,
};

/**
 * The abstract in a record that was found, empty where the paper has none: the index drops a record without text, so
 * that its text is then its title, or its id.
 */
export function abstractOf(record: {
  readonly content: string;
  readonly meta: Pick<RecordMeta, 'title' | 'also'>;
}): string {
  const content = record.content.trim();
  const { title, also } = record.meta;
  return content === title || content === also.split(' ')[0] ? '' : content;
}

/** The authors on one line: the first three and the last, and how many stand between them. */
export function authorLine(meta: Pick<RecordMeta, 'authors'>): string {
  const names = (meta.authors ?? '').split(AUTHOR_SEPARATOR);
  const last = names.at(-1) ?? '';
  return names.length <= 5
    ? names.join(', ')
    : `${names.slice(0, 3).join(', ')}, … ${last} (+${names.length - 4})`;
}
