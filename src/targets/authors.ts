import { type Author, papersByYear } from '../catalog/authors/authors.ts';
import { coauthorsOf, type NameCount, nameCountOf } from '../catalog/authors/coauthors.ts';
import { wordNumber } from '../catalog/terms/term-hash.ts';
import type { PaperView } from '../catalog/view/paper-view.ts';
import { cardsOf, type PaperCard, type PaperPeople, pagesOf } from './cards.ts';
import { Digested, digestOfTexts } from './digested.ts';
import { groupedRoute, optionalPage, type Site } from './target.ts';

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

/** What the pages of some authors are made from. */
interface AuthorsGiven {
  readonly authors: readonly (AuthorInputs['author'] & {
    readonly papers: Digested<readonly PaperPeople[]>;
  })[];
}

/** So many authors are about in one group. A day changes a hundred of them, and the inputs of all in their groups are made. */
const GROUP_SIZE = 8;

/** A page for each author and for each letter. Slugs of letters are single words; those of authors are not. */
export const authorRoute = groupedRoute<AuthorsGiven | LetterInputs, AuthorInputs | LetterInputs>(
  '/authors/[slug]',
  function* (site) {
    if (!site.config.show.authors) return;
    const { all, byLetter } = site.catalog.authors;
    // An author stays in the same group until the number of groups doubles.
    const groups = 2 ** Math.ceil(Math.log2(Math.max(1, all.length / GROUP_SIZE)));
    for (const [group, authors] of Map.groupBy(all, ({ key }) => wordNumber(key) % groups))
      yield [`${group} of ${groups}`, authorsGiven(site, authors)];
    const letters = [...byLetter.keys()];
    for (const [letter, authors] of byLetter)
      yield [letter, { letter, letters, names: authors.map(nameCountOf) }];
  },
  (given) =>
    'authors' in given
      ? given.authors.map((author) => ({ params: { slug: author.slug }, inputs: () => authorInputs(author) }))
      : [{ params: { slug: given.letter.toLowerCase() }, inputs: () => given }],
);

function authorsGiven(site: Site, authors: readonly Author[]): AuthorsGiven {
  const cards = cardsOf(site);
  return {
    authors: authors.map(({ key, name, slug, papers }) => ({
      key,
      name,
      slug,
      papers: new Digested(
        () => digestOfTexts(papers.map((paper) => cards.people(paper).digest)),
        () => papers.map((paper) => cards.people(paper).value),
      ),
    })),
  };
}

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

function authorInputs({ papers, ...author }: AuthorsGiven['authors'][number]): AuthorInputs {
  const cards = papers.value.map(({ card }) => card);
  return {
    author,
    paperCount: cards.length,
    years: [...papersByYear(cards)].map(([year, own]) => [year, own.map(({ view }) => view)] as const),
    topics: topicsOf(cards),
    coauthors: coauthorsOf(
      { key: author.key, papers: cards.map(({ paper }) => paper) },
      pagesOf(papers.value),
    ),
  };
}

function topicsOf(cards: readonly PaperCard[]): AuthorInputs['topics'] {
  const counts = new Map<PaperCard['topics'][number], number>();
  for (const { topics } of cards) for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_TOPICS)
    .map(([{ slug, label }, paperCount]) => ({ slug, label, paperCount }));
}
