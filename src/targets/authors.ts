import { type Author, papersByYear } from '../catalog/authors/authors.ts';
import { coauthorsOf, type NameCount, nameCountOf } from '../catalog/authors/coauthors.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Topic } from '../catalog/topics/topics-file.ts';
import type { PaperView } from '../catalog/view/paper-view.ts';
import { optionalPage, type Route, type Target } from './target.ts';

/** The page of an author. */
export interface AuthorInputs {
  readonly author: Pick<Author, 'key' | 'name' | 'slug'>;
  readonly paperCount: number;
  /** The papers by year, newest first; `undated` last. */
  readonly years: readonly (readonly [string, readonly PaperView[]])[];
  /** The author's most frequent topics, each with the number of papers. */
  readonly topics: readonly { readonly slug: string; readonly label: string; readonly paperCount: number }[];
  readonly coauthors: readonly NameCount[];
}

/** The page of the authors under a letter. */
export interface LetterInputs {
  readonly letter: string;
  /** All letters with authors. */
  readonly letters: readonly string[];
  readonly names: readonly NameCount[];
}

/** A page for each author and for each letter. Slugs of letters are single words; those of authors are not. */
export const authorRoute: Route<AuthorInputs | LetterInputs> = {
  pattern: '/authors/[slug]',
  targets: ({ catalog, config: { show } }) => {
    if (!show.authors) return [];
    const { all, byLetter } = catalog.authors;
    const own = all.map(
      (author): Target<AuthorInputs> => ({
        params: { slug: author.slug },
        inputs: () => authorInputs(catalog, author),
      }),
    );
    const letters = [...byLetter].map(
      ([letter, authors]): Target<LetterInputs> => ({
        params: { slug: letter.toLowerCase() },
        inputs: () => ({ letter, letters: [...byLetter.keys()], names: authors.map(nameCountOf) }),
      }),
    );
    return [...own, ...letters];
  },
};

/** The largest number of names on one page. If there are more, the page shows only those with the most papers. */
const MOST_NAMES = 300;

export const authorsRoute = optionalPage(
  '/[authors]',
  { authors: 'authors' },
  ({ config }) => config.show.authors,
  ({ catalog: { authors } }) => {
    const isWhole = authors.all.length <= MOST_NAMES;
    const shown = isWhole
      ? authors.all
      : authors.all.toSorted((a, b) => b.papers.length - a.papers.length).slice(0, MOST_NAMES / 3);
    return {
      nameCount: authors.all.length,
      isWhole,
      letters: [...authors.byLetter.keys()],
      names: shown.map(nameCountOf),
    };
  },
);

const MOST_TOPICS = 6;

function authorInputs(catalog: Catalog, author: Author): AuthorInputs {
  const { key, name, slug, papers } = author;
  return {
    author: { key, name, slug },
    paperCount: papers.length,
    years: [...papersByYear(author)].map(([year, own]) => [year, own.map(catalog.view)] as const),
    topics: topicsOf(catalog, author),
    coauthors: coauthorsOf(author, catalog.authors),
  };
}

function topicsOf({ topics }: Catalog, { papers }: Author): AuthorInputs['topics'] {
  const counts = new Map<Topic, number>();
  for (const { id } of papers)
    for (const topic of topics.ofPaper(id)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_TOPICS)
    .map(([{ slug, label }, paperCount]) => ({ slug, label, paperCount }));
}
