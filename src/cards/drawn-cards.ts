import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../store/atomic-write.ts';
import { parseChecked, stringifyChecked } from '../store/checked-json.ts';
import { digestOfCode } from '../store/code.ts';
import type { Card } from './card.ts';

/** The folders of the code that draws cards. */
export const DRAWING_CODE = ['cards'];

/**
 * The pictures of cards, by what is on them: a list in the folder of the pictures. To draw a thousand cards takes some seconds, even if
 * all pictures are there. Cards with another style have another list.
 */
export class DrawnCards {
  readonly #file: string;
  readonly #former: ReadonlyMap<string, string>;
  readonly #pictures = new Map<string, string>();

  private constructor(file: string) {
    this.#file = file;
    this.#former = readList(file);
  }

  /** Reads the list of a folder. @param style all that cards depend on, but for their texts and the code. */
  static async read(folder: string, style: readonly string[]): Promise<DrawnCards> {
    const key = digestOf([await digestOfCode(DRAWING_CODE), ...style]);
    return new DrawnCards(join(folder, `cards-${key}.json`));
  }

  /** The name of the picture of a card, if a former build has made it. */
  pictureOf(card: Card): string | undefined {
    return this.#former.get(digestOf(card));
  }

  add(card: Card, picture: string): void {
    this.#pictures.set(digestOf(card), picture);
  }

  /** Writes the list of the cards that were added. */
  async write(): Promise<void> {
    const draft = `${this.#file}.draft-${process.pid}`;
    await writeFileAtomic(this.#file, stringifyChecked([...this.#pictures]), draft);
  }
}

function digestOf(value: unknown): string {
  return hash('sha256', JSON.stringify(value)).slice(0, 32);
}

/** An empty list if there is none, or if it is damaged. */
function readList(file: string): ReadonlyMap<string, string> {
  try {
    // Its digest proves that the same code wrote it.
    return new Map(parseChecked(readFileSync(file, 'utf8')) as [string, string][]);
  } catch {
    return new Map();
  }
}
