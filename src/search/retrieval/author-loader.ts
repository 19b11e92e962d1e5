import { type AuthorEntry, decodeEntry } from '../authors/author-entries.ts';
import { AUTHOR_STARTS_FILE, authorFile, fewestFiles, filesWithAny } from '../authors/author-files.ts';
import {
  type AskedName,
  FITS,
  type Fit,
  fitOf,
  type NameQuery,
  nameQuery,
  nearKeys,
  otherKeys,
} from '../authors/name-matching.ts';
import type { AuthorFiles } from '../format/manifest.ts';
import type { FetchWatch } from '../pagefind/fetch-interceptor.ts';

/** A name that fits one that was asked for, and how well. */
export interface FoundAuthor extends AuthorEntry {
  readonly fit: Fit;
}

/** The index of authors, from files that are loaded as they are needed. */
export class AuthorLists {
  readonly #folder: string;
  readonly #watch: FetchWatch;
  readonly #loaded = new Map<string, Promise<string>>();
  readonly #entries = new Map<number, Promise<readonly AuthorEntry[]>>();

  constructor(root: string, { folder }: AuthorFiles, watch: FetchWatch) {
    this.#folder = `${root}${folder}/`;
    this.#watch = watch;
  }

  /** Loads what every name needs. */
  async warm(): Promise<void> {
    await this.#starts();
  }

  /**
   * The names that fit best, and besides them those that may be the same person’s. What cannot be loaded is missing in the
   * index, as its watch knows, and has no names.
   */
  async find(asked: AskedName): Promise<readonly FoundAuthor[]> {
    const query = nameQuery(asked);
    const near = await this.near(asked);
    if (near.length > 0) return near;
    const { words, beginnings } = otherKeys(query);
    // The files have others too, but not all of those that fit less.
    const isCovered = ({ fit }: FoundAuthor) =>
      fit === 'words' || (fit === 'begun' && query.words.length > 1);
    const whole = fitting(await this.#fewest(words), query).filter(isCovered);
    return whole.length > 0 ? whole : fitting(await this.#fewest(beginnings), query);
  }

  /** The names that are the one that was asked for, or may be the same person’s. */
  async near(asked: AskedName): Promise<readonly FoundAuthor[]> {
    const query = nameQuery(asked);
    const starts = await this.#starts();
    const files = filesWithAny(starts, nearKeys(query));
    return fitting(await this.#entriesIn(files), query).filter(({ fit }) => isNear(fit));
  }

  async #fewest(begins: readonly string[]): Promise<readonly AuthorEntry[]> {
    return this.#entriesIn(fewestFiles(await this.#starts(), begins));
  }

  async #starts(): Promise<readonly string[]> {
    const text = await this.#text(AUTHOR_STARTS_FILE).catch(() => '');
    return text.split('\n');
  }

  async #entriesIn(files: readonly number[]): Promise<readonly AuthorEntry[]> {
    const lists = await Promise.all(files.map((file) => this.#list(file).catch(() => [])));
    return lists.flat();
  }

  #list(file: number): Promise<readonly AuthorEntry[]> {
    const known =
      this.#entries.get(file) ??
      this.#text(authorFile(file)).then((text) => (text === '' ? [] : text.split('\n').map(decodeEntry)));
    this.#entries.set(file, known);
    known.catch(() => this.#entries.delete(file));
    return known;
  }

  #text(name: string): Promise<string> {
    const known =
      this.#loaded.get(name) ??
      this.#watch.bytes(this.#folder + name).then((bytes) => new TextDecoder().decode(bytes));
    this.#loaded.set(name, known);
    known.catch(() => this.#loaded.delete(name));
    return known;
  }
}

/** Whether a name may be the same person’s as one that fits so. */
export function isNear(fit: Fit): boolean {
  return fit === 'printed' || fit === 'turned' || fit === 'compatible';
}

/** The entries that fit, each once, those that fit best first. */
function fitting(entries: readonly AuthorEntry[], query: NameQuery): FoundAuthor[] {
  const known = new Map<string, FoundAuthor>();
  for (const entry of entries) {
    const fit = fitOf(entry, query);
    if (fit !== undefined) known.set(entry.words.join(' '), { ...entry, fit });
  }
  return [...known.values()].sort((one, other) => FITS.indexOf(one.fit) - FITS.indexOf(other.fit));
}

/** Those of the names, the best first, that fit as well as the first. */
export function bestOf(found: readonly FoundAuthor[]): readonly FoundAuthor[] {
  return found.filter(({ fit }) => fit === found[0]?.fit);
}
