import { hash } from 'node:crypto';
import { encodeEntry, keysOf, type NameText, nameText, readName } from '../../authors/author-entries.ts';
import { AUTHOR_STARTS_FILE, authorFile } from '../../authors/author-files.ts';
import type { AuthorFiles } from '../../format/manifest.ts';
import { compareCodeUnits } from '../../spelling/dictionary.ts';
import { distinctPrefix } from '../../spelling/dictionary-files.ts';
import { identityOf } from '../indexed-names.ts';
import type { AuthorLists } from './author-lists.ts';
import { type MadeSegment, namedByContent, type SegmentCache, writeCachedSegment } from './segment-cache.ts';

/** In letters: about 3 kB compressed. A query loads one or two files for each name. */
const MAX_FILE_LENGTH = 7000;

/**
 * Writes the author index: one folder for each segment of the shards. A search takes the page of an author from any segment that names it.
 * @param hasPage whether the author with a slug has a page.
 */
export async function writeAuthorIndex(
  lists: readonly AuthorLists[],
  cache: SegmentCache,
  hasPage: (slug: string) => boolean,
): Promise<readonly AuthorFiles[]> {
  const written: AuthorFiles[] = [];
  for (const { first, digests, slugs, read } of lists) {
    const withPage = new Set([...slugs].filter(hasPage));
    // Most edits of a shard leave its authors as they are.
    const parts = [...digests, hash('sha256', [...withPage].join(' '), 'base64url')];
    const folder = await writeCachedSegment(cache, 'authors', parts, async () =>
      makeSegment(await read(), withPage),
    );
    written.push({ folder, first });
  }
  return written;
}

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
