import type { BibtexEntry } from './bibtex.ts';

/** How the data of a page refer to a paper of its BibTeX file in JSON. */
export interface CitedReference {
  readonly $cited: string;
}

/** A paper of a BibTeX file. Its entry is read when the file is made. */
export class CitedPaper {
  readonly id: string;
  readonly #read: () => BibtexEntry;

  constructor(id: string, read: () => BibtexEntry) {
    this.id = id;
    this.#read = read;
  }

  get entry(): BibtexEntry {
    return this.#read();
  }

  toJSON(): CitedReference {
    return { $cited: this.id };
  }
}
