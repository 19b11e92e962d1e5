import { type AuthorEntry, countPapers, decodeEntry } from '../authors/author-entries.ts';
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
  readonly #segments: readonly AuthorSegment[];

  constructor(root: string, segments: readonly AuthorFiles[], files: IndexFiles) {
    this.#segments = segments.map((segment) => new AuthorSegment(root, segment, files));
  }

  /** Loads the lists of files, which every look-up needs. */
  async preload(): Promise<void> {
    await Promise.all(this.#segments.map((segment) => segment.starts()));
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
    const keys = nearKeys(query);
    const entries = await this.#entries((starts) => filesWithAny(starts, keys));
    return matching(entries, query).filter(({ fit }) => isNear(fit));
  }

  async #fewest(begins: readonly string[]): Promise<readonly AuthorEntry[]> {
    return this.#entries((starts) => fewestFiles(starts, begins));
  }

  async #entries(choose: ChooseFiles): Promise<readonly AuthorEntry[]> {
    return (await Promise.all(this.#segments.map((segment) => segment.entries(choose)))).flat();
  }
}

/** Chooses files by the prefixes with which they begin. */
type ChooseFiles = (starts: readonly string[]) => readonly number[];

/** A segment of the index of authors. */
class AuthorSegment {
  readonly #folder: string;
  readonly #first: number;
  readonly #files: IndexFiles;
  readonly #loaded = new Map<string, Promise<string>>();
  readonly #lists = new Map<number, Promise<readonly AuthorEntry[]>>();

  constructor(root: string, { folder, first }: AuthorFiles, files: IndexFiles) {
    this.#folder = `${root}${folder}/`;
    this.#first = first;
    this.#files = files;
  }

  /** The prefixes with which the files begin; none if their list cannot be loaded. */
  async starts(): Promise<readonly string[]> {
    const text = await this.#text(AUTHOR_STARTS_FILE).catch(() => '');
    return text.split('\n');
  }

  /** The entries of the chosen files. */
  async entries(choose: ChooseFiles): Promise<readonly AuthorEntry[]> {
    const files = choose(await this.starts());
    const lists = await Promise.all(files.map((file) => this.#list(file).catch(() => [])));
    return lists.flat();
  }

  #list(file: number): Promise<readonly AuthorEntry[]> {
    const decode = (line: string) => decodeEntry(line, this.#first);
    const known =
      this.#lists.get(file) ??
      this.#text(authorFile(file)).then((text) => (text === '' ? [] : text.split('\n').map(decode)));
    this.#lists.set(file, known);
    known.catch(() => this.#lists.delete(file));
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
    if (fit === undefined) continue;
    const key = entry.words.join(' ');
    known.set(key, { ...mergedEntry(known.get(key), entry), fit });
  }
  return [...known.values()].sort((one, other) => FITS.indexOf(one.fit) - FITS.indexOf(other.fit));
}

/** The authors, sorted by best match first, who match as well as the first one. */
export function bestOf(found: readonly FoundAuthor[]): readonly FoundAuthor[] {
  return found.filter(({ fit }) => fit === found[0]?.fit);
}

/** A person whom several segments have, with the papers of all of them, and the name that most of them have. */
function mergedEntry(known: AuthorEntry | undefined, entry: AuthorEntry): AuthorEntry {
  if (known === undefined) return entry;
  const named = countPapers(entry) > countPapers(known) ? entry : known;
  const slug = known.slug ?? entry.slug;
  return { ...named, slug, papers: new Map([...known.papers, ...entry.papers]) };
}
