import type { BibtexEntry } from './bibtex.ts';

/** How the data of a page refer to the papers of its BibTeX file in JSON. */
export interface CitedReference {
  /** Their ids, in the order of the file. */
  readonly $cited: readonly string[];
}

/** The papers of a BibTeX file. Their entries are read when the file is made. */
export class CitedPapers {
  readonly #ids: readonly string[];
  readonly #read: () => readonly BibtexEntry[];

  constructor(ids: readonly string[], read: () => readonly BibtexEntry[]) {
    this.#ids = ids;
    this.#read = read;
  }

  get entries(): readonly BibtexEntry[] {
    return this.#read();
  }

  toJSON(): CitedReference {
    return { $cited: this.#ids };
  }
}
