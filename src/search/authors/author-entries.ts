import { isCjk, isInitial, nameWords } from './name-words.ts';

/**
 * The entries of the index of authors: a name, the slug of its page, and its papers. Each stands in it once for each of its
 * words, so that a name can be looked up by any of them. Nothing here may need Node.
 */

/** The numbers of papers in each shard, which is a number itself, the newest being 0. */
export type PaperNumbers = ReadonlyMap<number, readonly number[]>;

/** A name that papers bear. */
export interface AuthorEntry {
  /** As it is printed. */
  readonly name: string;
  /** The words of the whole name, and those of its parts; the parts are empty where nobody knows which is which. */
  readonly words: readonly string[];
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** By what else it is found: parts of double names as one, other names in parentheses, Chinese surnames. */
  readonly others: readonly string[];
  /** That of the page of the name, where there is one. */
  readonly slug: string | undefined;
  readonly papers: PaperNumbers;
}

/** The text of a name in the index: given name, family name with its particles, suffix; the last two may be absent. */
export type NameText = string;

const [PARTS, COLUMNS] = ['|', '\t'];

/** A name in its parts as a text; of a name without parts, the name. */
export function nameText(...parts: readonly (string | undefined)[]): NameText {
  return parts
    .map((part = '') => part.replace(/[|\s]+/gu, ' ').trim())
    .join(PARTS)
    .replace(/\|+$/u, '');
}

/** What a name is called and found by. */
export type NameFacts = Omit<AuthorEntry, 'slug' | 'papers'>;

/** What the text of a name says of it. */
export function readName(text: NameText): NameFacts {
  const name = text.replaceAll(PARTS, ' ').replace(/ {2,}/gu, ' ').trim();
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

/** A name of two words in Chinese, Japanese or Korean the other way round: some sources put the family name last. */
function turnedCjk(name: string): readonly string[] {
  const [one = '', other, ...more] = name.split(/[\s,]+/u);
  if (other === undefined || more.length > 0 || !wordsOf(name).every(isCjk)) return [];
  return wordsOf(`${other} ${one}`);
}

/** A name without others that stand behind it in parentheses: `Minsu Kim (김민수)`. */
export function withoutOtherNames(name: string): string {
  const bare = name
    .replace(/\([^()]*\)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return wordsOf(bare).length === 0 ? name : bare;
}

function wordsOf(name: string): string[] {
  return [...nameWords(name).words];
}

/** The keys under which a name stands: each of its words, and behind it the others in their order. */
export function keysOf({ words, others }: NameFacts): string[] {
  const telling = words.filter((word) => !isInitial(word));
  const first = telling.length === 0 ? words : telling;
  const keys = first.map((word) => keyOf(word, without(words, word)));
  // A surname of one sign is the beginning of another key.
  const more = others.filter((word) => !isCjk(word) || [...word].length > 1);
  return [...new Set([...keys, ...more.map((word) => keyOf(word, words))])];
}

function keyOf(word: string, rest: readonly string[]): string {
  return `${word} ${rest.join(' ')}`;
}

function without(words: readonly string[], word: string): string[] {
  const at = words.indexOf(word);
  return words.filter((_, place) => place !== at);
}

/** A line of the index. `slug` is left out where it is made of the words of the name, and `-` says so. */
export function encodeEntry(text: NameText, slug: string | undefined, papers: PaperNumbers): string {
  const plain = readName(text).words.join('-');
  const page = slug === undefined ? '' : slug === plain ? PLAIN_SLUG : slug;
  return [text, page, encodePapers(papers)].join(COLUMNS);
}

const PLAIN_SLUG = '-';

/** Reads a line that {@link encodeEntry} gave. @throws {SyntaxError} where it is something else. */
export function decodeEntry(line: string): AuthorEntry {
  const [text, page, papers, ...more] = line.split(COLUMNS);
  if (text === undefined || page === undefined || papers === undefined || more.length > 0)
    throw new SyntaxError('This is no author.');
  const facts = readName(text);
  const slug = page === '' ? undefined : page === PLAIN_SLUG ? facts.words.join('-') : page;
  return { ...facts, slug, papers: decodePapers(papers) };
}

/** Each shard with the numbers of its papers, each but the first as its distance from the one before; in base 36. */
function encodePapers(papers: PaperNumbers): string {
  return [...papers]
    .map(([shard, numbers]) => {
      const distances = numbers.map((number, at) => number - (numbers[at - 1] ?? 0));
      return `${base36(shard)}:${distances.map(base36).join('.')}`;
    })
    .join(';');
}

/** @throws {SyntaxError} */
function decodePapers(text: string): PaperNumbers {
  if (!/^(?:(?:^|;)[0-9a-z]+:[0-9a-z]+(?:\.[0-9a-z]+)*)+$/u.test(text))
    throw new SyntaxError('These are no papers of an author.');
  return new Map(
    text.split(';').map((part) => {
      const [shard = '', distances = ''] = part.split(':');
      let before = 0;
      const numbers = distances.split('.').map((distance) => {
        before += Number.parseInt(distance, 36);
        return before;
      });
      return [Number.parseInt(shard, 36), numbers] as const;
    }),
  );
}

function base36(number: number): string {
  return number.toString(36);
}

/** How many papers an author has. */
export function papersOf({ papers }: Pick<AuthorEntry, 'papers'>): number {
  return [...papers.values()].reduce((sum, { length }) => sum + length, 0);
}
