import { unknownPins } from '../catalog/topics/classifier.ts';
import type { TopicsFile } from '../catalog/topics/topics-file.ts';
import { nearest } from '../site/nearest.ts';
import { itemPositionsIn } from '../store/item-positions.ts';
import { readPaperFile, type StoreEntry } from '../store/store.ts';

/** A topic that a paper's own `topics:` names and that the vocabulary does not have, and where it stands. */
export interface UnknownPin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly slug: string;
  /** The topic that may have been meant. */
  readonly meant?: string;
}

/** Looks through the papers of a store for pinned topics that are none. */
export class UnknownPinFinder {
  readonly unknown: UnknownPin[] = [];
  readonly #contentDir: string;
  readonly #vocabulary: TopicsFile;

  constructor(contentDir: string, vocabulary: TopicsFile) {
    this.#contentDir = contentDir;
    this.#vocabulary = vocabulary;
  }

  /** Takes a paper into account. */
  async add({ paper: { topics = [] }, path }: StoreEntry): Promise<void> {
    const slugs = unknownPins(this.#vocabulary, topics);
    if (slugs.length === 0) return;
    const places = itemPositionsIn(await readPaperFile(this.#contentDir, path), 'topics');
    for (const slug of slugs) {
      const { line, column } = places[topics.indexOf(slug)] ?? { line: 1, column: 1 };
      const meant = this.#nearestTo(slug);
      this.unknown.push({ file: path, line, column, slug, ...(meant !== undefined && { meant }) });
    }
  }

  /** A topic by its slug, or by its label, which people write as well. */
  #nearestTo(pin: string): string | undefined {
    const names = this.#vocabulary.topics.flatMap(({ slug, label, was = [] }) =>
      [slug, label, ...was].map((name): [string, string] => [name, slug]),
    );
    return new Map(names).get(
      nearest(
        pin,
        names.map(([name]) => name),
      ) ?? '',
    );
  }
}
