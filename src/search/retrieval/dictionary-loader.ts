import type { DictionaryFiles } from '../format/manifest.ts';
import type { FetchWatch } from '../pagefind/fetch-interceptor.ts';
import { type Dictionary, mergeDictionaries } from '../spelling/dictionary.ts';
import { type DictionaryLookup, decodeDictionaryFile, filesFor } from '../spelling/dictionary-files.ts';
import { Speller } from '../spelling/speller.ts';

/** Several searches in a row want the same; each takes some milliseconds to make, and some memory. */
const SPELLERS = 8;

/** The files of the vocabulary, each loaded when it is wanted. */
export class WordLists {
  readonly #root: string;
  readonly #watch: FetchWatch;
  readonly #loaded = new Map<string, Promise<Dictionary>>();
  /** By the files whose words they know. */
  readonly #spellers = new Map<string, Speller>();

  constructor(root: string, watch: FetchWatch) {
    this.#root = root;
    this.#watch = watch;
  }

  /** What knows the words that are wanted, and those that stand in the same files; `undefined` where these cannot be had. */
  async speller(
    vocabulary: DictionaryFiles,
    wanted: readonly DictionaryLookup[],
  ): Promise<Speller | undefined> {
    const files = [...filesFor(vocabulary, wanted)];
    try {
      const words = await Promise.all(files.map((name) => this.#wordsIn(vocabulary.folder, name)));
      return this.#spellerOf(files.join(), words);
    } catch {
      return undefined;
    }
  }

  #spellerOf(files: string, words: readonly Dictionary[]): Speller {
    if (!this.#spellers.has(files) && this.#spellers.size >= SPELLERS) this.#spellers.clear();
    const speller = this.#spellers.get(files) ?? new Speller(mergeDictionaries(words));
    this.#spellers.set(files, speller);
    return speller;
  }

  #wordsIn(folder: string, name: string): Promise<Dictionary> {
    const file = `${folder}/${name}`;
    const known =
      this.#loaded.get(file) ??
      this.#watch.decoded(this.#root + file, (text) => decodeDictionaryFile(name, text));
    this.#loaded.set(file, known);
    known.catch(() => this.#loaded.delete(file));
    return known;
  }
}
