import { hash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { encodeEntry, keysOf, type NameText, nameText, readName } from '../../authors/author-entries.ts';
import { AUTHOR_STARTS_FILE, authorFile } from '../../authors/author-files.ts';
import type { AuthorFiles } from '../../format/manifest.ts';
import { compareCodeUnits } from '../../spelling/dictionary.ts';
import { distinctPrefix } from '../../spelling/dictionary-files.ts';
import { type IndexedName, identityOf } from '../indexed-names.ts';
import { readKept } from '../shard-cache.ts';
import { type MadeSegment, namedByContent, type SegmentCache, writeCachedSegment } from './segment-cache.ts';
import { segmentsOf } from './shard-segments.ts';

/** In letters: about 3 kB compressed. A query loads one or two files for each name. */
const MAX_FILE_LENGTH = 7000;

/**
 * The author names of a shard as lines with tabs: a name, the slug of its page (empty without a page), and the numbers of the
 * papers with this spelling of the name.
 * @example "Ada|Example\tada-example\t3 17 20\n"
 * @param papers the names of each paper, by its number.
 */
export function authorLines(papers: readonly (readonly IndexedName[])[]): string {
  const lines = new Map<string, number[]>();
  for (const [number, names] of papers.entries())
    for (const { text, slug = '' } of names) {
      const line = `${text}\t${slug}`;
      const known = lines.get(line);
      if (known === undefined) lines.set(line, [number]);
      else known.push(number);
    }
  return [...lines].map(([line, numbers]) => `${line}\t${numbers.join(' ')}\n`).join('');
}

/** The authors who have a page on the site. */
export interface AuthorPages {
  /** Every author with so many papers has one. */
  readonly minPapers: number;
  readonly has: (slug: string) => boolean;
}

/**
 * Writes the author index: one folder for each segment of the shards.
 *
 * The segment of the newest shard names the pages of all its authors. That of all others names those that authors have by its own
 * papers: a new paper that gives a page to the author of an old one is in the newest shard, and changes only the small segment.
 * A search takes the page from either.
 * @param lists the files with the names of each shard, as {@link authorLines} gives them, the newest shard first. Their folders are
 * those of the cache.
 */
export async function writeAuthorIndex(
  lists: readonly string[],
  cache: SegmentCache,
  pages: AuthorPages,
): Promise<readonly AuthorFiles[]> {
  const written: AuthorFiles[] = [];
  for (const { first, items } of segmentsOf(lists)) {
    const texts = await Promise.all(
      items.map(async (list) => (await readKept(dirname(list), basename(list))).toString()),
    );
    const slugs = slugsWithPage(texts, first === 0 ? { ...pages, minPapers: 1 } : pages);
    // Most edits of a shard leave its authors as they are.
    const parts = [...texts, [...slugs].join(' ')].map((text) => hash('sha256', text, 'base64url'));
    const folder = await writeCachedSegment(cache, 'authors', parts, async () => makeSegment(texts, slugs));
    written.push({ folder, first });
  }
  return written;
}

/**
 * The slugs of the authors with enough papers in these lists who have a page. Every build looks at all lists, so lines are not
 * taken apart.
 */
function slugsWithPage(texts: readonly string[], { minPapers, has }: AuthorPages): Set<string> {
  const papers = new Map<string, number>();
  for (const text of texts)
    for (let start = 0, end = 0; start < text.length; start = end + 1) {
      end = text.indexOf('\n', start);
      if (end < 0) end = text.length;
      const slugStart = text.indexOf('\t', start) + 1;
      const slugEnd = text.indexOf('\t', slugStart);
      const slug = text.slice(slugStart, slugEnd);
      let count = 1;
      for (let at = slugEnd; at < end; at += 1) if (text.charCodeAt(at) === SPACE) count += 1;
      if (slug !== '') papers.set(slug, (papers.get(slug) ?? 0) + count);
    }
  return new Set([...papers].flatMap(([slug, count]) => (count >= minPapers && has(slug) ? slug : [])));
}

const SPACE = 0x20;

function makeSegment(texts: readonly string[], slugs: ReadonlySet<string>): MadeSegment<string> {
  const people = new Map<string, Person>();
  for (const [shard, text] of texts.entries()) addLines(text, shard, people);
  const keyed = [...people.values()].flatMap((person) => {
    const text = withOtherNames(mostFrequent(person.texts), person.texts.keys());
    const { slug } = person;
    const name = readName(text);
    const page = slug !== undefined && slugs.has(slug) ? slug : undefined;
    const line = encodeEntry(text, page, papersOf(person), name);
    return keysOf(name).map((key) => ({ key, line }));
  });
  keyed.sort((one, other) => compareCodeUnits(one.key, other.key) || compareCodeUnits(one.line, other.line));
  const { starts, texts: parts } = splitIntoFiles(keyed);
  return namedByContent('authors', [
    { path: AUTHOR_STARTS_FILE, bytes: Buffer.from(starts.join('\n')) },
    ...parts.map((part, number) => ({ path: authorFile(number), bytes: Buffer.from(part) })),
  ]);
}

/** An author: all names with the same words. */
interface Person {
  readonly texts: Map<NameText, number>;
  slug: string | undefined;
  /** The numbers of the papers in each shard. */
  readonly papers: Map<number, Set<number>>;
}

function addLines(lines: string, shard: number, into: Map<string, Person>): void {
  for (const line of lines.split('\n')) {
    const [text = '', slug = '', list = ''] = line.split('\t');
    if (text === '') continue;
    const identity = identityOf(text);
    const person: Person = into.get(identity) ?? { texts: new Map(), slug: undefined, papers: new Map() };
    into.set(identity, person);
    const numbers = list.split(' ').map(Number);
    person.texts.set(text, (person.texts.get(text) ?? 0) + numbers.length);
    if (slug !== '') person.slug ??= slug;
    const known = person.papers.get(shard) ?? new Set();
    person.papers.set(shard, known);
    for (const number of numbers) known.add(number);
  }
}

function papersOf({ papers }: Person): ReadonlyMap<number, readonly number[]> {
  return new Map([...papers].map(([shard, numbers]) => [shard, [...numbers].sort((a, b) => a - b)]));
}

/** The most frequent text; of equally frequent ones the longest, then the first in the order of code units. */
function mostFrequent(texts: ReadonlyMap<NameText, number>): NameText {
  const ranked = [...texts].sort(([a, m], [b, n]) => n - m || b.length - a.length || compareCodeUnits(a, b));
  return ranked[0]?.[0] ?? '';
}

const OTHER_NAMES = /\([^()]*\)/gu;

/** Adds to a text the names in parentheses that only other spellings have. */
function withOtherNames(text: NameText, spellings: Iterable<NameText>): NameText {
  const names = [...spellings].flatMap((spelling): string[] => spelling.match(OTHER_NAMES) ?? []);
  const missing = [...new Set(names)].filter((name) => !text.includes(name)).sort(compareCodeUnits);
  if (missing.length === 0) return text;
  const [given = '', family, suffix = ''] = text.split('|');
  const more = missing.join(' ');
  return family === undefined ? nameText(`${given} ${more}`) : nameText(given, family, `${suffix} ${more}`);
}

function splitIntoFiles(lines: readonly { readonly key: string; readonly line: string }[]): {
  readonly starts: string[];
  readonly texts: string[];
} {
  const starts: string[] = [];
  const texts: string[] = [];
  let [open, size, last]: [string[], number, string] = [[], 0, ''];
  for (const { key, line } of lines) {
    // The prefix of the next file must not be a prefix of a key in this file.
    if (open.length === 0) starts.push(starts.length === 0 ? '' : distinctPrefix(last, key));
    else if (size + line.length > MAX_FILE_LENGTH && !last.startsWith(distinctPrefix(last, key))) {
      texts.push(open.join('\n'));
      starts.push(distinctPrefix(last, key));
      [open, size] = [[], 0];
    }
    open.push(line);
    size += line.length;
    last = key;
  }
  texts.push(open.join('\n'));
  // The list of one file and that of none are the same text. So an index without names has one empty file.
  return { starts: starts.length === 0 ? [''] : starts, texts };
}
