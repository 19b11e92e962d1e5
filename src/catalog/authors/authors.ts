import { effectiveDateOf } from '../../paper/effective-date.ts';
import { type NameKey, nameKeyOf } from '../../paper/names/name-key.ts';
import { citedName } from '../../paper/names/names.ts';
import type { Author as PrintedAuthor } from '../../paper/schema.ts';
import { byTitle } from '../editions/sort-orders.ts';
import type { PaperSummary } from '../paper/paper-summary.ts';
import { authorSlugOf, personNameOf } from './author-slugs.ts';

/** The papers under one name. Several people may share a name, and a person may have several names. */
export interface Author {
  readonly key: NameKey;
  /** The most frequent spelling; of equally frequent ones the longest, then the first in code unit order. */
  readonly name: string;
  readonly slug: string;
  /** Newest first by day of publication, else of listing; papers without a day are last. */
  readonly papers: readonly PaperSummary[];
}

export interface Authors {
  /** All authors with enough papers, sorted by family name. */
  readonly all: readonly Author[];
  /** The same authors by the first letter of their family names, `A` to `Z`, then `Other`. */
  readonly byLetter: ReadonlyMap<string, readonly Author[]>;
  get(slug: string): Author | undefined;
  /** The author with the name that a paper prints, if that name has enough papers. */
  of(author: PrintedAuthor): Author | undefined;
  /** The author with this key, if that name has enough papers. */
  withKey(key: NameKey): Author | undefined;
}

const MIN_PAPERS = 2;

/** The authors with at least `minPapers` papers. The order of `papers` does not matter. */
export function authorsOf(papers: readonly PaperSummary[], minPapers: number = MIN_PAPERS): Authors {
  const sorted = [...groupByName(papers, minPapers)]
    .map(([key, { spellings, papers: own }]): Author & { readonly sortName: string } => {
      const name = mostFrequent(spellings);
      const author = { key, name, slug: authorSlugOf(key), papers: own.toSorted(newestFirst) };
      return { ...author, sortName: sortNameOf(name) };
    })
    .sort((a, b) => collator.compare(a.sortName, b.sortName) || (a.key < b.key ? -1 : 1));
  const bySlug = new Map(sorted.map((author) => [author.slug, author]));
  const byKey = new Map(sorted.map((author) => [author.key, author]));
  const letters = Map.groupBy(sorted, ({ sortName }) => letterOf(sortName));
  const other = letters.get(OTHER);
  letters.delete(OTHER);
  return {
    all: sorted,
    byLetter: new Map([
      ...[...letters].sort(([a], [b]) => (a < b ? -1 : 1)),
      ...(other === undefined ? [] : ([[OTHER, other]] as const)),
    ]),
    get: (slug) => bySlug.get(slug),
    of: (author) => byKey.get(personOf(author).key),
    withKey: (key) => byKey.get(key),
  };
}

/** An author's papers by year, newest first; `undated` last. */
export function papersByYear<P extends { readonly paper: PaperSummary }>(
  papers: readonly P[],
): Map<string, P[]> {
  return Map.groupBy(papers, ({ paper }) => effectiveDateOf(paper)?.slice(0, 4) ?? 'undated');
}

/** The name of an author in its natural order, and its key; the key is empty if the name does not identify a person. */
export interface Person {
  readonly key: NameKey;
  readonly name: string;
}

/** A printed name, of which a former build has found out whose name it is. Most names of a large archive are such names. */
export class KnownAuthor implements PrintedAuthor {
  [field: string]: unknown;
  readonly name: string;
  readonly #person: Person;

  constructor(printed: string, person: Person) {
    this.name = printed;
    this.#person = person;
  }

  /** Whose name it is; `undefined` for a name that is not known. */
  static personOf(author: PrintedAuthor): Person | undefined {
    return #person in author ? author.#person : undefined;
  }
}

const persons = new WeakMap<PrintedAuthor, Person>();

/** The person that a printed name is the name of. It is read once for each object. */
export function personOf(author: PrintedAuthor): Person {
  const known = KnownAuthor.personOf(author) ?? persons.get(author);
  if (known !== undefined) return known;
  const person = readPerson(author);
  persons.set(author, person);
  return person;
}

function readPerson(author: PrintedAuthor): Person {
  const name = personNameOf(author) ?? '';
  return { key: nameKeyOf(name), name };
}

/** Up to so many names are compared one by one, which is quicker than a set for a usual paper. */
const FEW_NAMES = 20;

/** The persons who are a paper’s authors. Two authors of one paper with the same key count as one. */
export function peopleOf({ authors = [] }: Pick<PaperSummary, 'authors'>): readonly Person[] {
  const people: Person[] = [];
  const keys = authors.length > FEW_NAMES ? new Set<NameKey>() : undefined;
  for (const author of authors) {
    const person = personOf(author);
    const isKnown = keys?.has(person.key) ?? people.some(({ key }) => key === person.key);
    if (isKnown || person.key === '') continue;
    people.push(person);
    keys?.add(person.key);
  }
  return people;
}

interface NameEntry {
  readonly spellings: Map<string, number>;
  readonly papers: PaperSummary[];
}

/** The names that are on enough papers. Most names are not, so the others are counted first. */
function groupByName(papers: readonly PaperSummary[], minPapers: number): Map<NameKey, NameEntry> {
  const counts = new Map<NameKey, number>();
  for (const paper of papers)
    for (const { key } of peopleOf(paper)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const found = new Map<NameKey, NameEntry>();
  for (const paper of papers) {
    for (const { key, name } of peopleOf(paper)) {
      if ((counts.get(key) ?? 0) < minPapers) continue;
      let entry = found.get(key);
      if (entry === undefined) {
        entry = { spellings: new Map(), papers: [] };
        found.set(key, entry);
      }
      entry.spellings.set(name, (entry.spellings.get(name) ?? 0) + 1);
      entry.papers.push(paper);
    }
  }
  return found;
}

function mostFrequent(spellings: ReadonlyMap<string, number>): string {
  const ranked = [...spellings].sort(([a, m], [b, n]) => n - m || b.length - a.length || (a < b ? -1 : 1));
  return ranked[0]?.[0] ?? '';
}

function newestFirst(a: PaperSummary, b: PaperSummary): number {
  const [dayA, dayB] = [effectiveDateOf(a) ?? '', effectiveDateOf(b) ?? ''];
  return dayA > dayB ? -1 : dayA < dayB ? 1 : byTitle(a, b);
}

const collator = new Intl.Collator('en', { sensitivity: 'base' });
const OTHER = 'Other';

function sortNameOf(name: string): string {
  const cited = citedName({ name });
  if ('literal' in cited) return cited.literal;
  return [cited.family, cited.given, cited.particle].filter((part) => part !== undefined).join(' ');
}

function letterOf(sortName: string): string {
  const first = nameKeyOf(sortName).charAt(0).toUpperCase();
  return /^[A-Z]$/u.test(first) ? first : OTHER;
}
