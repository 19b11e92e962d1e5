import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Paper, paperSchema } from '../../src/paper/schema.ts';
import { decodeInput } from '../../src/readers/reading/input.ts';
import { detectReader } from '../../src/readers/registry.ts';

// Real answers, which are not part of the project; they may lie beside it.
const CORPORA = join(import.meta.dirname, '../../../shared/corpora');

function isMissing(name: string): boolean {
  if (existsSync(join(CORPORA, name))) return false;
  console.warn(`SKIPPED: ${name} was not compared with its raw files, because ${CORPORA} does not have it.`);
  return true;
}

interface Corpus {
  readonly texts: readonly string[];
  readonly readers: ReadonlySet<string>;
  readonly papers: readonly Paper[];
  readonly counts: { readonly papers: number; readonly skipped: number; readonly problems: number };
}

async function readCorpus(name: string): Promise<Corpus> {
  const papers: Paper[] = [];
  const texts: string[] = [];
  const readers = new Set<string>();
  const counts = { papers: 0, skipped: 0, problems: 0 };
  for (const file of readdirSync(join(CORPORA, name)).sort()) {
    const bytes = readFileSync(join(CORPORA, name, file));
    texts.push(bytes.toString('utf8'));
    const input = decodeInput(file, bytes);
    const reader = detectReader(input);
    if (reader === undefined) throw new Error(`No reader recognises ${file}.`);
    readers.add(reader.name);
    for await (const reading of reader.read(input, { captured: '2026-11-01' })) {
      if ('paper' in reading) papers.push(paperSchema.parse(reading.paper));
      counts['paper' in reading ? 'papers' : 'problem' in reading ? 'problems' : 'skipped']++;
    }
  }
  return { texts, readers, papers, counts };
}

/** Two hundred of many, the same ones each time, spread over all. */
function sample<T>(all: readonly T[]): T[] {
  const step = Math.max(1, all.length / 200);
  return Array.from(
    { length: Math.min(200, all.length) },
    (_, index) => all[Math.floor(index * step)],
  ).filter((one): one is T => one !== undefined);
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, code: string) =>
      String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)),
    )
    .replaceAll('&amp;', '&')
    .replace(/\s+/gu, ' ')
    .trim();
}

function all(text: string, tag: string): string[] {
  return [...text.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([^<]*)</${tag}>`, 'g'))].map(([, found = '']) =>
    unescaped(found),
  );
}

function first(text: string, tag: string): string | undefined {
  return all(text, tag)[0];
}

function factsOf({ id, authors = [], published, updated, arxiv, doi }: Paper) {
  return {
    id,
    names: authors.map(({ name }) => name),
    published,
    updated,
    categories: arxiv?.categories,
    doi,
  };
}

describe.skipIf(isMissing('arxiv-oai'))('the answers of OAI-PMH', () => {
  test('are all read, with the same facts as regular expressions find in them', async () => {
    const { texts, readers, papers, counts } = await readCorpus('arxiv-oai');
    expect([...readers]).toEqual(['arxiv-oai']);
    expect(counts).toEqual({ papers: 10_000, skipped: 0, problems: 0 });
    const byId = new Map(papers.map((paper) => [paper.id, paper]));
    const blocks = texts.flatMap((text) => text.split('<record>').slice(1));
    expect(blocks).toHaveLength(10_000);
    for (const block of sample(blocks)) {
      const paper = byId.get(first(block, 'id') ?? '');
      if (paper === undefined) throw new Error(`There is no ${first(block, 'id')}.`);
      expect(factsOf(paper)).toEqual({
        id: first(block, 'id'),
        names: block
          .split('<author>')
          .slice(1)
          .map((author) =>
            ['forenames', 'keyname', 'suffix']
              .map((tag) => first(author, tag) ?? '')
              .join(' ')
              .trim()
              .replace(/ +/g, ' '),
          ),
        published: first(block, 'created'),
        updated: first(block, 'updated'),
        categories: first(block, 'categories')?.split(' '),
        doi: first(block, 'doi')?.split(/[ ,]/)[0]?.toLowerCase(),
      });
    }
  });
});

describe.skipIf(isMissing('arxiv-atom'))('the answers of the query interface', () => {
  test('are all read, with the same facts as regular expressions find in them', async () => {
    const { texts, readers, papers, counts } = await readCorpus('arxiv-atom');
    expect([...readers]).toEqual(['arxiv-atom']);
    const blocks = texts.flatMap((text) => text.split('<entry>').slice(1));
    expect(counts).toEqual({ papers: blocks.length, skipped: 0, problems: 0 });
    expect(blocks).toHaveLength(63);
    for (const [index, block] of blocks.entries()) {
      const [, id, version] = /<id>http:\/\/arxiv\.org\/abs\/(.*)v(\d+)<\/id>/.exec(block) ?? [];
      const [published, updated] = ['published', 'updated'].map(
        (tag) => first(block, tag)?.slice(0, 10) ?? '',
      );
      const paper = papers[index];
      if (paper === undefined) throw new Error(`There is no ${id}.`);
      expect(factsOf(paper)).toEqual({
        id,
        names: all(block, 'name'),
        published,
        updated: updated === published ? undefined : updated,
        categories: [...block.matchAll(/<category term="([a-z-]+(?:\.[A-Za-z-]+)?)"/g)].map(
          ([, term]) => term,
        ),
        doi: first(block, 'arxiv:doi')?.split(' ')[0]?.toLowerCase(),
      });
      expect(paper.arxiv?.version).toBe(Number(version));
      expect(paper.arxiv?.primary).toBe(/primary_category term="([^"]*)"/.exec(block)?.[1]);
      expect(paper.authors?.flatMap(({ affiliation }) => affiliation?.split('; ') ?? []).join('; ')).toBe(
        all(block, 'arxiv:affiliation').join('; '),
      );
    }
  });
});

describe.skipIf(isMissing('acl-xml'))('the files of the ACL Anthology', () => {
  test('are all read, with the same facts as regular expressions find in them', async () => {
    const { texts, readers, papers, counts } = await readCorpus('acl-xml');
    expect([...readers]).toEqual(['acl-xml']);
    const blocks = texts.flatMap((text) => text.split(/<paper (?=id=)/).slice(1));
    const covers = texts.flatMap((text) => text.match(/<frontmatter>/g) ?? []);
    expect(counts).toEqual({ papers: blocks.length, skipped: covers.length, problems: 0 });
    expect(blocks).toHaveLength(296);
    const byId = new Map(papers.map((paper) => [paper.id, paper]));
    expect(byId.size).toBe(296);
    for (const block of sample(blocks)) {
      const id = /<url hash="[^"]*">([^<]*)</.exec(block)?.[1] ?? '';
      const paper = byId.get(id);
      if (paper === undefined) throw new Error(`There is no ${id}.`);
      const authors = [...block.matchAll(/<author[^>]*>(.*?)<\/author>/g)].map(([, author = '']) => author);
      expect(factsOf(paper)).toEqual({
        id,
        names: authors.map((author) =>
          `${first(author, 'first') ?? ''} ${first(author, 'last') ?? ''}`.trim(),
        ),
        published: undefined,
        updated: undefined,
        categories: undefined,
        doi: first(block, 'doi')?.toLowerCase(),
      });
      expect(paper.abstract === '').toBe(!block.includes('<abstract>'));
    }
  });
});
