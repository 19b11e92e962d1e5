/** What the index and the search page share of a record. Nothing here may need more than a browser has. */

/** Between authors: a comma may stand inside a name. */
export const AUTHOR_SEPARATOR = '; ';

/** The metadata of a record. All of it is text, as the index wants it. */
export interface StoredFields {
  /** The title as it is searched. */
  readonly title: string;
  /** The title as it is shown, where that differs. */
  readonly shown?: string;
  /** Their names, or how many there are where the names are not known. */
  readonly authors?: string;
  /** Identifiers, and parts of the title that the index would not split off. */
  readonly also: string;
  /** What else makes the abstract findable, and the year; weighs no more than the abstract. */
  readonly more?: string;
}

/**
 * How much a match in the metadata weighs against one in the abstract, which weighs 1. What is only there to be shown
 * weighs nothing.
 */
export const META_WEIGHTS: Readonly<Record<keyof StoredFields, number>> = {
  title: 5,
  authors: 4,
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
  readonly meta: Pick<StoredFields, 'title' | 'also'>;
}): string {
  const content = record.content.trim();
  const { title, also } = record.meta;
  return content === title || content === also.split(' ')[0] ? '' : content;
}

/** So many names that were asked for are shown among the others. */
const ASKED_SHOWN = 3;

/**
 * The authors on one line: the first three and the last, between them those that were asked for, and how many are left
 * out.
 */
export function authorLine(
  meta: Pick<StoredFields, 'authors'>,
  isAsked: (name: string) => boolean = () => false,
): string {
  const names = (meta.authors ?? '').split(AUTHOR_SEPARATOR);
  if (names.length <= 5) return names.join(', ');
  const last = names.length - 1;
  const asked = [...names.keys()].filter((at) => at > 2 && at < last && isAsked(names[at] ?? ''));
  const shown = [0, 1, 2, ...asked.slice(0, ASKED_SHOWN), last];
  const parts = shown.map(
    (at, place) => `${at - (shown[place - 1] ?? -1) > 1 ? '… ' : ''}${names[at] ?? ''}`,
  );
  const left = names.length - shown.length;
  return `${parts.join(', ')}${left === 0 ? '' : ` (+${left})`}`;
}
