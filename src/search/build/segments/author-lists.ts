import { hash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import type { IndexedName } from '../indexed-names.ts';
import { readKept } from '../shard-cache.ts';
import { type ShardList, segmentsOf } from './shard-segments.ts';

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

/** Names of authors from which a segment of the author index is made. */
export interface AuthorLists {
  /** The number of the first shard. */
  readonly first: number;
  /** Digests of the names in each shard. */
  readonly digests: readonly string[];
  /** The slugs of the authors whose pages the segment names, if they have one. */
  readonly slugs: ReadonlySet<string>;
  read(): Promise<readonly string[]>;
}

/**
 * Reads the names of all segments. The newest one names the pages of all its authors. An older one names those that its authors have by
 * the papers in it and in the segments before it: whatever is added later does not change it.
 * @param lists the names in the shards, the newest shard first.
 * @param minPapers the number of papers from which an author has a page.
 */
export async function readAuthorLists(
  lists: readonly ShardList[],
  minPapers: number,
): Promise<AuthorLists[]> {
  const papers = new Map<string, number>();
  const read: AuthorLists[] = [];
  for (const { first, items } of segmentsOf(lists).toReversed()) {
    const readTexts = () =>
      Promise.all(items.map(async ({ file }) => (await readKept(dirname(file), basename(file))).toString()));
    const texts = await readTexts();
    const digests = texts.map((text) => hash('sha256', text, 'base64url'));
    const own = countPapers(texts, papers);
    const slugs = new Set([...own].filter((slug) => first === 0 || (papers.get(slug) ?? 0) >= minPapers));
    read.unshift({ first, digests, slugs, read: readTexts });
  }
  return read;
}

/**
 * Counts the papers of authors, by their slugs. Every build looks at all lists, so lines are not taken apart.
 * @param papers the counts, to which those of these lists are added.
 * @returns the slugs in the lists.
 */
function countPapers(texts: readonly string[], papers: Map<string, number>): Set<string> {
  const slugs = new Set<string>();
  for (const text of texts)
    for (let start = 0, end = 0; start < text.length; start = end + 1) {
      end = text.indexOf('\n', start);
      if (end < 0) end = text.length;
      const slugStart = text.indexOf('\t', start) + 1;
      const slugEnd = text.indexOf('\t', slugStart);
      const slug = text.slice(slugStart, slugEnd);
      let count = 1;
      for (let at = slugEnd; at < end; at += 1) if (text.charCodeAt(at) === SPACE) count += 1;
      if (slug === '') continue;
      papers.set(slug, (papers.get(slug) ?? 0) + count);
      slugs.add(slug);
    }
  return slugs;
}

const SPACE = 0x20;
