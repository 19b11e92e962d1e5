import { join } from 'node:path';
import { readSealedFile, writeSealedFile } from '../store/cache/cache-file.ts';
import { digestOfCode } from '../store/code.ts';
import type { Card } from './card.ts';
import { shortDigestOf } from './picture-cache.ts';

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
  static read(folder: string, style: readonly string[]): DrawnCards {
    const key = digestOf([digestOfCode(DRAWING_CODE), ...style]);
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
  write(): void {
    writeSealedFile(this.#file, Buffer.from(JSON.stringify([...this.#pictures])));
  }
}

function digestOf(value: unknown): string {
  return shortDigestOf(JSON.stringify(value));
}

/** An empty list if there is none, or if it is damaged. */
function readList(file: string): ReadonlyMap<string, string> {
  const kept = readSealedFile(file);
  // Its seal proves that the same code wrote it.
  return new Map(kept === undefined ? [] : (JSON.parse(kept.toString()) as [string, string][]));
}
