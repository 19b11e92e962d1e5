import { unknownPins } from '../catalog/topics/classifier.ts';
import type { TopicsFile } from '../catalog/topics/topics-file.ts';
import { nearest } from '../site/nearest.ts';
import { itemPositionsIn } from '../store/item-positions.ts';
import { readPaperFile, type StoreEntry } from '../store/store.ts';

/** A topic in a paper's `topics:` that the topics file does not have, and its place in the store. */
export interface UnknownPin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly slug: string;
  /** The slug of the topic that was probably meant. */
  readonly meant?: string;
}

/** Collects pinned topics that do not exist. */
export class UnknownPinFinder {
  readonly unknown: UnknownPin[] = [];
  readonly #contentDir: string;
  readonly #topicsFile: TopicsFile;

  constructor(contentDir: string, topicsFile: TopicsFile) {
    this.#contentDir = contentDir;
    this.#topicsFile = topicsFile;
  }

  /** Checks the pins of a paper. */
  async add({ paper: { topics = [] }, path }: StoreEntry): Promise<void> {
    const slugs = unknownPins(this.#topicsFile, topics);
    if (slugs.length === 0) return;
    const places = itemPositionsIn(await readPaperFile(this.#contentDir, path), 'topics');
    for (const slug of slugs) {
      const { line, column } = places[topics.indexOf(slug)] ?? { line: 1, column: 1 };
      const meant = this.#nearestTo(slug);
      this.unknown.push({ file: path, line, column, slug, ...(meant !== undefined && { meant }) });
    }
  }

  /** The slug of the topic whose slug, former slug or label is most similar. */
  #nearestTo(pin: string): string | undefined {
    const names = this.#topicsFile.topics.flatMap(({ slug, label, was = [] }) =>
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
