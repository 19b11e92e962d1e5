import { peopleOf } from '../catalog/authors/authors.ts';
import type { AuthorPage, AuthorPages } from '../catalog/authors/coauthors.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Edition } from '../catalog/editions/editions.ts';
import type { PaperSummary } from '../catalog/paper/paper-summary.ts';
import type { Topic } from '../catalog/topics/topics-file.ts';
import type { PaperView } from '../catalog/view/paper-view.ts';
import { type BibtexEntry, bibtexEntry } from '../exports/bibtex/bibtex.ts';
import { CitedPapers } from '../exports/bibtex/cited-papers.ts';
import type { NameKey } from '../paper/names/name-key.ts';
import { Digested, digestOfTexts } from './digested.ts';
import type { Site } from './target.ts';

type PrintedAuthor = NonNullable<PaperSummary['authors']>[number];

/** A paper for the targets of a group: its record and its topics, and a digest of these. */
export class PaperCard {
  readonly paper: PaperSummary;
  readonly #site: Site;
  #digest: string | undefined;

  constructor(paper: PaperSummary, site: Site) {
    this.paper = paper;
    this.#site = site;
  }

  get view(): PaperView {
    return this.#site.catalog.view(this.paper);
  }

  /** The paper for a BibTeX file. */
  get entry(): BibtexEntry {
    return bibtexEntry(this.#site.catalog.recordOf(this.paper));
  }

  /** The topics, best match first. */
  get topics(): readonly Pick<Topic, 'slug' | 'label'>[] {
    return this.#site.catalog.topics.ofPaper(this.paper.id);
  }

  toJSON(): string {
    if (this.#digest !== undefined) return this.#digest;
    const { id } = this.paper;
    const topics = this.topics.map(({ slug, label }) => `${slug}=${label}`);
    this.#digest = [this.#site.recordDigest(id), ...topics].join('\0');
    return this.#digest;
  }
}

/** A paper with the pages of its authors. */
export interface PaperPeople {
  readonly card: PaperCard;
  /** By the keys of the names; only of authors who have a page. */
  readonly pages: ReadonlyMap<NameKey, AuthorPage>;
}

/** An edition for the targets of a group. */
export interface EditionCards extends Omit<Edition, 'papers'> {
  readonly cards: Digested<readonly PaperCard[]>;
}

/** The cards of a site. Digests that several routes need are made once. */
export class Cards {
  readonly #site: Site;
  readonly #cards = new Map<PaperSummary, PaperCard>();
  readonly #people = new Map<PaperSummary, Digested<PaperPeople>>();
  readonly #pageDigests = new Map<PrintedAuthor, string>();
  readonly #lists = new WeakMap<readonly PaperSummary[], Digested<readonly PaperCard[]>>();

  constructor(site: Site) {
    this.#site = site;
  }

  card(paper: PaperSummary): PaperCard {
    const known = this.#cards.get(paper);
    if (known !== undefined) return known;
    const card = new PaperCard(paper, this.#site);
    this.#cards.set(paper, card);
    return card;
  }

  /** Papers in their order. */
  list(papers: readonly PaperSummary[]): Digested<readonly PaperCard[]> {
    const known =
      this.#lists.get(papers) ??
      new Digested(
        () => digestOfTexts(papers.map((paper) => this.card(paper).toJSON())),
        () => papers.map((paper) => this.card(paper)),
      );
    this.#lists.set(papers, known);
    return known;
  }

  edition({ papers, ...edition }: Edition): EditionCards {
    return { ...edition, cards: this.list(papers) };
  }

  /** A paper with the pages of its authors. */
  people(paper: PaperSummary): Digested<PaperPeople> {
    const known = this.#people.get(paper);
    if (known !== undefined) return known;
    const card = this.card(paper);
    const made = new Digested(
      () =>
        (paper.authors ?? []).reduce((text, author) => text + this.#pageDigest(author), `${card.toJSON()}\0`),
      (): PaperPeople => ({ card, pages: new Map(this.#pages(paper)) }),
    );
    this.#people.set(paper, made);
    return made;
  }

  #pages(paper: PaperSummary): (readonly [NameKey, AuthorPage])[] {
    const { withKey } = this.#site.catalog.authors;
    return peopleOf(paper).flatMap(({ key }) => {
      const author = withKey(key);
      return author === undefined ? [] : [[key, { name: author.name, slug: author.slug }] as const];
    });
  }

  /** A digest of the page of an author, of a fixed length; empty if there is none. Papers share the objects of most names. */
  #pageDigest(author: PrintedAuthor): string {
    const known = this.#pageDigests.get(author);
    if (known !== undefined) return known;
    const page = this.#site.catalog.authors.of(author);
    const digest = page === undefined ? '' : digestOfTexts([page.key, page.name, page.slug]);
    this.#pageDigests.set(author, digest);
    return digest;
  }
}

/** Papers for a BibTeX file, in their order. */
export function citedPapers(cards: readonly PaperCard[]): CitedPapers {
  return new CitedPapers(
    cards.map(({ paper }) => paper.id),
    () => cards.map(({ entry }) => entry),
  );
}

/** The pages of all authors of some papers. */
export function pagesOf(people: readonly PaperPeople[]): AuthorPages {
  const pages = new Map(people.flatMap((own) => [...own.pages]));
  return { withKey: (key) => pages.get(key) };
}

const known = new WeakMap<Catalog, Cards>();

/** The cards of a site. */
export function cardsOf(site: Site): Cards {
  const cards = known.get(site.catalog) ?? new Cards(site);
  known.set(site.catalog, cards);
  return cards;
}
