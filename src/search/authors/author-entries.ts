import { isAscii, isCjk, isInitial, nameWords } from './name-words.ts';

/**
 * The entries of the author index: a name, the slug of its page, and its papers. The index has an entry under
 * each word of its name, so that any of them finds it. Nothing here may need Node.
 */

/** The number of a shard, 0 being the newest → the numbers of the papers in it. */
export type PaperNumbers = ReadonlyMap<number, readonly number[]>;

/** An author's name. */
export interface AuthorEntry {
  /** As it is printed. */
  readonly name: string;
  /**
   * The words of the whole name, of the given name and of the family name. The last two are empty if the
   * source does not separate them.
   */
  readonly words: readonly string[];
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** Other words that find it: parts of double names joined, other names in parentheses, Chinese surnames. */
  readonly others: readonly string[];
  /** The slug of the author's page, if there is one. */
  readonly slug: string | undefined;
  readonly papers: PaperNumbers;
}

/** The text of a name in the index: given name, family name with its particles, suffix; the last two may be absent. */
export type NameText = string;

const [PARTS, COLUMNS] = ['|', '\t'];

/** The parts of a name as the text of the index; a name without known parts is one part. */
export function nameText(...parts: readonly (string | undefined)[]): NameText {
  return parts
    .map((part = '') => part.replace(/[|\s]+/gu, ' ').trim())
    .join(PARTS)
    .replace(/\|+$/u, '');
}

/** The parts of an entry that depend on its name alone. */
export type NameFacts = Omit<AuthorEntry, 'slug' | 'papers'>;

/** Reads the text of a name. */
export function readName(text: NameText): NameFacts {
  const name = printedName(text);
  const bare = withoutOtherNames(name);
  const { words, joined } = nameWords(bare);
  const [given = '', family = ''] = text.split(PARTS);
  const [ofGiven, ofFamily] = family === '' ? [[], []] : [wordsOf(given), wordsOf(family)];
  const aliases = bare === name ? [] : wordsOf(name).filter((word) => !words.includes(word));
  const surnames = [...words, ...aliases].filter(isCjk).flatMap((word) => [...word].slice(0, 1));
  return {
    name,
    words,
    given: ofGiven,
    family: ofFamily,
    others: [...new Set([...joined, ...aliases, ...surnames, ...turnedCjk(bare)])],
  };
}

/** The words of the text of a name, as {@link readName} returns them, without the other parts of the name. */
export function wordsOfName(text: NameText): readonly string[] {
  return nameWords(withoutOtherNames(printedName(text))).words;
}

function printedName(text: NameText): string {
  return text.replaceAll(PARTS, ' ').replace(/ {2,}/gu, ' ').trim();
}

/**
 * The words of a Chinese, Japanese or Korean name of two words in reverse, since some sources put the family
 * name last.
 */
function turnedCjk(name: string): readonly string[] {
  const [one = '', other, ...more] = name.split(/[\s,]+/u);
  if (other === undefined || more.length > 0 || isAscii(name) || !wordsOf(name).every(isCjk)) return [];
  return wordsOf(`${other} ${one}`);
}

/** A name without the other names that follow it in parentheses: `Minsu Kim (김민수)`. */
export function withoutOtherNames(name: string): string {
  const bare = name
    .replace(/\([^()]*\)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return bare !== name && wordsOf(bare).length === 0 ? name : bare;
}

function wordsOf(name: string): string[] {
  return [...nameWords(name).words];
}

/**
 * The keys of a name in the index: each of its words, followed by its other words in their order. A word that occurs twice
 * has two keys, since a query may begin with either.
 */
export function keysOf({ words, others }: NameFacts): string[] {
  const hasOnlyInitials = words.every(isInitial);
  const keys = words.flatMap((word, at) =>
    hasOnlyInitials || !isInitial(word) ? keyOf(word, words.toSpliced(at, 1)) : [],
  );
  // A surname of one character needs no key, since it is the prefix of another one.
  const more = others.filter((word) => !isCjk(word) || [...word].length > 1);
  return [...new Set([...keys, ...more.map((word) => keyOf(word, words))])];
}

function keyOf(word: string, rest: readonly string[]): string {
  return `${word} ${rest.join(' ')}`;
}

/**
 * Writes a line of the index: name, slug and papers. A slug that consists of the words of the name is written
 * as `-`.
 * @param name what {@link readName} returns for the text, if it is known.
 * @example `Jean-Pierre|de Muster\t-\t0:0.7.zs;3:c`
 */
export function encodeEntry(
  text: NameText,
  slug: string | undefined,
  papers: PaperNumbers,
  { words }: Pick<NameFacts, 'words'> = readName(text),
): string {
  const plain = words.join('-');
  const page = slug === undefined ? '' : slug === plain ? PLAIN_SLUG : slug;
  return [text, page, encodePapers(papers)].join(COLUMNS);
}

const PLAIN_SLUG = '-';

/**
 * Reads a line of {@link encodeEntry}.
 * @param first the number of the shard that the line counts as 0.
 * @throws {SyntaxError} if it is malformed.
 */
export function decodeEntry(line: string, first = 0): AuthorEntry {
  const [text, page, papers, ...more] = line.split(COLUMNS);
  if (text === undefined || page === undefined || papers === undefined || more.length > 0)
    throw new SyntaxError('This is not an entry of the author index.');
  const facts = readName(text);
  const slug = page === '' ? undefined : page === PLAIN_SLUG ? facts.words.join('-') : page;
  return { ...facts, slug, papers: decodePapers(papers, first) };
}

/**
 * The paper numbers of each shard, all but the first as differences, in base 36: `0:0.7` for papers 0 and 7.
 */
function encodePapers(papers: PaperNumbers): string {
  return [...papers]
    .map(([shard, numbers]) => {
      const distances = numbers.map((number, at) => number - (numbers[at - 1] ?? 0));
      return `${base36(shard)}:${distances.map(base36).join('.')}`;
    })
    .join(';');
}

/** @throws {SyntaxError} */
function decodePapers(text: string, first: number): PaperNumbers {
  if (!/^(?:(?:^|;)[0-9a-z]+:[0-9a-z]+(?:\.[0-9a-z]+)*)+$/u.test(text))
    throw new SyntaxError('These are not the papers of an author.');
  return new Map(
    text.split(';').map((part) => {
      const [shard = '', distances = ''] = part.split(':');
      let before = 0;
      const numbers = distances.split('.').map((distance) => {
        before += Number.parseInt(distance, 36);
        return before;
      });
      return [first + Number.parseInt(shard, 36), numbers] as const;
    }),
  );
}

function base36(number: number): string {
  return number.toString(36);
}

/** How many papers an author has. */
export function countPapers({ papers }: Pick<AuthorEntry, 'papers'>): number {
  return [...papers.values()].reduce((sum, { length }) => sum + length, 0);
}
