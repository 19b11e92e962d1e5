import type { DictionaryFiles } from '../format/manifest.ts';
import { type Dictionary, mergeDictionaries } from '../spelling/dictionary.ts';
import {
  type DictionaryLookup,
  decodeDictionaryFile,
  filesFor,
  RECENT_FILE,
} from '../spelling/dictionary-files.ts';
import { Speller } from '../spelling/speller.ts';
import type { IndexFiles } from './index-files.ts';

/** The most cached spellers. Successive searches use the same ones; each takes milliseconds to create, and memory. */
const MAX_SPELLERS = 8;

/** Makes spellers from the files of the dictionary, which are loaded on demand. */
export class DictionaryLoader {
  readonly #root: string;
  readonly #files: IndexFiles;
  readonly #loaded = new Map<string, Promise<Dictionary>>();
  /** By the names of the files whose words they know. */
  readonly #spellers = new Map<string, Speller>();

  constructor(root: string, files: IndexFiles) {
    this.#root = root;
    this.#files = files;
  }

  /** A speller for these words and the others in the same files; `undefined` if a file cannot be loaded. */
  async speller(
    vocabulary: DictionaryFiles,
    wanted: readonly DictionaryLookup[],
  ): Promise<Speller | undefined> {
    const files = [...filesFor(vocabulary, wanted)].map((name) => `${vocabulary.folder}/${name}`);
    const isFrequent = wanted.every((lookup) => lookup === 'frequent');
    if (vocabulary.recent !== undefined && !isFrequent)
      files.push(`${vocabulary.recent.folder}/${RECENT_FILE}`);
    try {
      const words = await Promise.all(files.map((file) => this.#wordsIn(file)));
      return this.#spellerOf(files.join(), words);
    } catch {
      return undefined;
    }
  }

  #spellerOf(files: string, words: readonly Dictionary[]): Speller {
    if (!this.#spellers.has(files) && this.#spellers.size >= MAX_SPELLERS) this.#spellers.clear();
    const speller = this.#spellers.get(files) ?? new Speller(mergeDictionaries(words));
    this.#spellers.set(files, speller);
    return speller;
  }

  #wordsIn(file: string): Promise<Dictionary> {
    const name = file.slice(file.lastIndexOf('/') + 1);
    const known =
      this.#loaded.get(file) ??
      this.#files.fetchText(this.#root + file, (text) => decodeDictionaryFile(name, text));
    this.#loaded.set(file, known);
    known.catch(() => this.#loaded.delete(file));
    return known;
  }
}
