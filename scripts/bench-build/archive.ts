import { type Person, peopleOf } from '../../src/catalog/authors/authors.ts';
import type { Day } from '../../src/paper/days.ts';
import type { NameKey } from '../../src/paper/names/name-key.ts';
import { readVisible, type StoreEntry } from '../../src/store/store.ts';

/** The facts of a paper by which the edits are chosen. */
export interface ArchivePaper {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly listed: Day | undefined;
  /** Its authors, each once. */
  readonly people: readonly Person[];
}

/** The papers of a store that have pages, in the order of their paths. */
export interface Archive {
  readonly papers: readonly ArchivePaper[];
  /** How many papers each name has, and its first spelling. */
  readonly authors: ReadonlyMap<NameKey, { readonly name: string; readonly papers: number }>;
  /** The newest day on which a paper was listed; `undefined` if no paper has a day. */
  readonly newestDay: Day | undefined;
}

/** The papers of a store that have pages, one after another: files that can be read, the first of each id. */
export async function* papersWithPages(contentDir: string): AsyncGenerator<StoreEntry> {
  const ids = new Set<string>();
  for await (const entry of readVisible(contentDir, () => undefined)) {
    if (!ids.has(entry.paper.id)) yield entry;
    ids.add(entry.paper.id);
  }
}

/** Reads the facts of all papers that have pages. */
export async function readArchive(contentDir: string): Promise<Archive> {
  const papers: ArchivePaper[] = [];
  const authors = new Map<NameKey, { name: string; papers: number }>();
  let newestDay: Day | undefined;
  for await (const { paper, path } of papersWithPages(contentDir)) {
    const { id, title, listed } = paper;
    const people = peopleOf(paper);
    papers.push({ id, path, title, listed, people });
    for (const { key, name } of people) {
      const author = authors.get(key);
      if (author === undefined) authors.set(key, { name, papers: 1 });
      else author.papers += 1;
    }
    if (listed !== undefined && (newestDay === undefined || listed > newestDay)) newestDay = listed;
  }
  return { papers, authors, newestDay };
}

/** The share of names that have a page, because they have at least two papers. */
export function shareWithPage({ authors }: Archive): number {
  if (authors.size === 0) return 0;
  return [...authors.values()].filter(({ papers }) => papers > 1).length / authors.size;
}
