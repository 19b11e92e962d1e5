import { type AuthorEntry, decodeEntry } from '../authors/author-entries.ts';
import { AUTHOR_STARTS_FILE, authorFile, fewestFiles, filesWithAny } from '../authors/author-files.ts';
import {
  FITS,
  type Fit,
  matchName,
  type NameQuery,
  nearKeys,
  otherKeys,
  toNameQuery,
} from '../authors/name-matching.ts';
import type { AuthorFiles } from '../format/manifest.ts';
import type { AskedName } from '../query/parser.ts';
import type { IndexFiles } from './index-files.ts';

/** An author whose name matches a requested one, and how well. */
export interface FoundAuthor extends AuthorEntry {
  readonly fit: Fit;
}

/** Finds authors in the index of authors, whose files are loaded on demand. */
export class AuthorLoader {
  readonly #folder: string;
  readonly #files: IndexFiles;
  readonly #loaded = new Map<string, Promise<string>>();
  readonly #entries = new Map<number, Promise<readonly AuthorEntry[]>>();

  constructor(root: string, { folder }: AuthorFiles, files: IndexFiles) {
    this.#folder = `${root}${folder}/`;
    this.#files = files;
  }

  /** Loads the list of files, which every look-up needs. */
  async preload(): Promise<void> {
    await this.#starts();
  }

  /**
   * The authors whose names match best, and those who may be the same person. A file that cannot be loaded counts as empty;
   * {@link IndexFiles} records the failure.
   */
  async find(asked: AskedName): Promise<readonly FoundAuthor[]> {
    const query = toNameQuery(asked);
    const near = await this.findNamed(asked);
    if (near.length > 0) return near;
    const { words, beginnings } = otherKeys(query);
    // The files also have worse matches, but not all of them.
    const isCovered = ({ fit }: FoundAuthor) =>
      fit === 'words' || (fit === 'begun' && query.words.length > 1);
    const whole = matching(await this.#fewest(words), query).filter(isCovered);
    return whole.length > 0 ? whole : matching(await this.#fewest(beginnings), query);
  }

  /** The authors who have the requested name, or a name that the same person may have. */
  async findNamed(asked: AskedName): Promise<readonly FoundAuthor[]> {
    const query = toNameQuery(asked);
    const starts = await this.#starts();
    const files = filesWithAny(starts, nearKeys(query));
    return matching(await this.#entriesIn(files), query).filter(({ fit }) => isNear(fit));
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
    const known = this.#loaded.get(name) ?? this.#files.fetchText(this.#folder + name, (text) => text);
    this.#loaded.set(name, known);
    known.catch(() => this.#loaded.delete(name));
    return known;
  }
}

/** Whether a match of this quality may be the requested person. */
export function isNear(fit: Fit): boolean {
  return fit === 'printed' || fit === 'turned' || fit === 'compatible';
}

/** The authors who match, each once, best match first. */
function matching(entries: readonly AuthorEntry[], query: NameQuery): FoundAuthor[] {
  const known = new Map<string, FoundAuthor>();
  for (const entry of entries) {
    const fit = matchName(entry, query);
    if (fit !== undefined) known.set(entry.words.join(' '), { ...entry, fit });
  }
  return [...known.values()].sort((one, other) => FITS.indexOf(one.fit) - FITS.indexOf(other.fit));
}

/** The authors, sorted by best match first, who match as well as the first one. */
export function bestOf(found: readonly FoundAuthor[]): readonly FoundAuthor[] {
  return found.filter(({ fit }) => fit === found[0]?.fit);
}
