/** The stored fields of a paper, shared by the build and the page. Nothing here may need Node. */

/** Separates authors; a name may contain a comma. */
export const AUTHOR_SEPARATOR = '; ';

/**
 * The fields of a paper, Pagefind's `meta`. All are texts. Published indexes and readers' caches use their names, so they cannot
 * be changed: read `also` as identifiers, `more` as extra words, `shown` as display title.
 */
export interface StoredFields {
  /** The title as it is indexed. */
  readonly title: string;
  /** The title to display, if it differs from `title`. */
  readonly shown?: string;
  /** The names of the authors, or only their number if the names are unknown. */
  readonly authors?: string;
  /** Identifiers, synonyms for title and authors, and parts of the title that Pagefind does not index by themselves. */
  readonly also: string;
  /** Synonyms for the abstract, and the year. They weigh no more than the abstract. */
  readonly more?: string;
}

/**
 * The weights of matches in fields; one in the abstract weighs 1. A field that is only displayed weighs nothing.
 */
export const META_WEIGHTS: Readonly<Record<keyof StoredFields, number>> = {
  title: 5,
  authors: 4,
  also: 5,
  more: 1,
  shown: 0,
};

/**
 * The abstract of a match, empty if the paper has none. Pagefind drops papers without text, so the indexed text of such a paper
 * is its title or its id.
 */
export function abstractOf(record: {
  readonly content: string;
  readonly meta: Pick<StoredFields, 'title' | 'also'>;
}): string {
  const content = record.content.trim();
  const { title, also } = record.meta;
  return content === title || content === also.split(' ')[0] ? '' : content;
}

/** The most queried names that are shown between the first three and the last. */
const ASKED_SHOWN = 3;

/**
 * The authors on one line: the first three and the last, between them the queried ones, and how many are left out.
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
