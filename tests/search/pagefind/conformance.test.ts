import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { imitateBrowser } from '../../../scripts/eval-authors/engine-in-node.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { findInputs } from '../../../src/ingest/inputs.ts';
import type { Paper } from '../../../src/paper/schema.ts';
import { normalizeQuery } from '../../../src/search/analysis/folding.ts';
import { americanText } from '../../../src/search/analysis/spelling-variants.ts';
import { type PaperDocument, toDocument } from '../../../src/search/build/document-fields.ts';
import { decodeMetadata, METADATA_FILE, pageId } from '../../../src/search/pagefind/compact-metadata.ts';
import { encodePfMeta, SIGNATURE } from '../../../src/search/pagefind/pf-meta.ts';
import { readVisible } from '../../../src/store/store.ts';
import { manyWords, randomOf } from './many-words.ts';
import { SHARD, writeIndex } from './written-index.ts';

/** Words that Pagefind, or our analysis, treats in a special way. */
const ODD = [
  ...'Fine-tuning deep-deep café cafe CAFÉ naïve Zürich-Nord Ångström Łukasz straße STRASSE İstanbul résumé'.split(
    ' ',
  ),
  ...'camelCase XMLHttpRequest GPT-4o R1-Zero 2401.00001v2 10.1145/3292500 3.14 1,000 a-b x-y-z A.B.C e.g.'.split(
    ' ',
  ),
  ...'深度学习 模型 ニューラル 신경망 深度 学 変分オートエンコーダ go😀go ½ ² ℝ ∑ α β-VAE ﬁne Ⅳ C++ C# .NET 100%'.split(
    ' ',
  ),
  ...'learning learned (learns) "learner" the them theme thesis of and un under under_score l’alphabet it’s T^2PO'.split(
    ' ',
  ),
  ...'Ελλάδα москва московский العربية हिन्दी ไทย graphs graph graphics agreed dying skies news {x} $y$ <b>'.split(
    ' ',
  ),
];
const GENERATED = 300;
const QUERIES_OF_A_KIND = 20;

const random = randomOf(20);
const pick = <T>(from: readonly T[]): T => {
  const picked = from[Math.floor(random() * from.length)];
  if (picked === undefined) throw new RangeError('There is nothing to pick from.');
  return picked;
};

function generatedPapers(): Paper[] {
  const words = [...manyWords(400, random).keys()];
  // Squared, so that a few words stand in many papers and most words in few.
  const word = () =>
    random() < 0.3 ? pick(ODD) : (words[Math.floor(random() ** 2 * words.length)] ?? 'graph');
  const text = (most: number) => Array.from({ length: Math.floor(random() * most) }, word).join(' ');
  return Array.from({ length: GENERATED }, (_, at) => ({
    id: `g${at}`,
    title: text(8) || word(),
    abstract: text(60),
    ...(at % 3 > 0 && {
      authors: [{ name: text(3) || 'Ada Example' }, { name: pick(['Łukasz Ünal', '王小明']) }],
    }),
    listed: '2026-03-04',
    sources: ['listing'],
  }));
}

async function samplePapers(work: string): Promise<Paper[]> {
  const contentDir = join(work, 'content');
  await ingest({ inputs: await findInputs(['content/inbox'], process.cwd()), contentDir });
  const papers: Paper[] = [];
  for await (const { paper } of readVisible(contentDir)) papers.push(paper);
  return papers;
}

/**
 * A document with American spelling. Our index has British words under both spellings, which Pagefind's cannot have: it is
 * given the American ones alone, and so are we. All else that we index beside a text stands in the fields of its document.
 */
function american(document: PaperDocument): PaperDocument {
  const meta = { ...document.meta };
  for (const [field, text] of Object.entries<string>(meta)) Reflect.set(meta, field, americanText(text));
  return { ...document, content: americanText(document.content), meta };
}

/** The only document that both get with British words. */
const BRITISH: PaperDocument = {
  url: '/papers/british.html',
  content: 'The neighbourhood of xylophones.',
  language: 'en',
  meta: { title: 'Xylophones', also: 'british' },
  names: [],
  facet: { date: '', votes: 0, topics: [] },
};

/** Asks an index by the Pagefind script beside it for the URLs of the pages that match a term, of all pages for `null`. */
type Ask = (term: string | null) => Promise<readonly string[]>;

interface PagefindScript {
  readonly createInstance: (options: object) => {
    readonly search: (
      term: string | null,
    ) => Promise<{ readonly results: readonly { readonly id: string }[] }>;
    readonly preload: (term: string) => Promise<void>;
    readonly filters: () => Promise<unknown>;
  };
}

/**
 * Opens an index, and loads the chunks of some words. Pagefind completes a word from the chunks that happen to be loaded. As
 * the indexes have different chunks, they only find the same once all words are loaded.
 */
async function open(
  folder: string,
  script: string,
  words: readonly string[],
  urls: ReadonlyMap<string, string>,
): Promise<Ask> {
  const { createInstance }: PagefindScript = await import(pathToFileURL(script).href);
  const instance = createInstance({ basePath: `${pathToFileURL(folder).href}/`, noWorker: true });
  await instance.filters();
  await instance.preload(words.join(' '));
  return async (term) =>
    (await instance.search(term)).results.map(({ id }) => urls.get(id) ?? `no page ${id}`).sort();
}

async function urlsIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const urls = new Map<string, string>();
  for (const name of await readdir(join(folder, 'fragment'))) {
    const text = gunzipSync(await readFile(join(folder, 'fragment', name))).toString();
    const page: { url: string } = JSON.parse(text.slice(SIGNATURE.length));
    urls.set(name.replace('.pf_fragment', ''), page.url);
  }
  return urls;
}

/** Lets `fetch` answer requests for the metadata of our index with its compact form, as pages do. */
function readCompactMetadata(folder: string): void {
  const original = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const { href } = new URL(input instanceof Request ? input.url : input);
    if (!href.startsWith(pathToFileURL(folder).href) || !/\.pf_meta$/u.test(new URL(href).pathname))
      return original(input, init);
    const text = await readFile(join(folder, METADATA_FILE), 'utf8');
    return new Response(encodePfMeta(decodeMetadata(text)));
  };
}

let work: string;
let ours: Ask;
/** The same index before any of its chunks has been loaded. */
let oursUnloaded: Ask;
let pagefinds: Ask;
let documents: PaperDocument[];

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'broadsheet-conformance-'));
  const papers = [...(await samplePapers(work)), ...generatedPapers()];
  documents = [...papers.map((paper) => american(toDocument(paper, []))), BRITISH];
  const [own, their] = [join(work, 'ours'), join(work, 'pagefinds')];
  const { engine } = await writeIndex(documents, own);
  // Pages load it from the folder of the index.
  await copyFile(join(own, engine.wasm), join(own, SHARD, engine.wasm));
  const { index } = await createIndex({ forceLanguage: 'en' });
  for (const { url, content, language, meta } of documents)
    expect((await index?.addCustomRecord({ url, content, language, meta: { ...meta } }))?.errors).toEqual([]);
  await index?.writeFiles({ outputPath: their });
  await close();
  imitateBrowser(pathToFileURL(`${work}/`));
  readCompactMetadata(join(own, SHARD));
  const words = [
    ...new Set(
      documents.flatMap(({ content, meta }) => [content, ...Object.values(meta)].join(' ').split(' ')),
    ),
  ];
  const urls = new Map(documents.map(({ url }, number) => [pageId(number), url]));
  ours = await open(join(own, SHARD), join(own, engine.script), words, urls);
  oursUnloaded = await open(join(own, SHARD), join(own, engine.script), [], urls);
  pagefinds = await open(their, join(their, 'pagefind.js'), words, await urlsIn(their));
});
afterAll(() => rm(work, { recursive: true }));

/** The words of a random document that has at least so many in its abstract. */
function wordsOfSome(least: number): string[] {
  const words = pick(documents).content.split(' ');
  return words.length < least ? wordsOfSome(least) : words;
}

function someInARow(words: readonly string[]): string {
  const from = Math.floor(random() * (words.length - 3));
  return words.slice(from, from + 2 + Math.floor(random() * 2)).join(' ');
}

const KINDS: readonly (readonly [kind: string, query: () => string])[] = [
  ['one word', () => pick(wordsOfSome(1))],
  ['an odd word', () => pick(ODD)],
  ['several words of one paper', () => [1, 2, 3].map(() => pick(wordsOfSome(1))).join(' ')],
  ['words of different papers', () => `${pick(wordsOfSome(1))} ${pick(wordsOfSome(1))}`],
  ['a phrase', () => `"${someInARow(wordsOfSome(4)).replaceAll('"', '')}"`],
  ['a title as a phrase', () => `"${pick(documents).meta.title.replaceAll('"', '')}"`],
  ['a prefix', () => [...pick(wordsOfSome(1))].slice(0, 1 + Math.floor(random() * 5)).join('')],
  ['a word and a prefix', () => `${pick(wordsOfSome(1))} ${pick(wordsOfSome(1)).slice(0, 3)}`],
  ['a word without its accents', () => pick(ODD).normalize('NFD').replace(/\p{M}/gu, '')],
  ['a hyphenated word in parts', () => pick(ODD.filter((word) => word.includes('-'))).replaceAll('-', ' ')],
  ['an identifier', () => pick(documents).meta.also.split(' ')[0] ?? ''],
  ['an author', () => pick(documents).meta.authors?.split('; ')[0] ?? 'Ada'],
];

describe('our index and that of Pagefind', () => {
  test.each(KINDS)('find the same papers for %s', async (_, query) => {
    let found = 0;
    for (let at = 0; at < QUERIES_OF_A_KIND; at += 1) {
      const text = query();
      // As readers type it, and as pages ask for it.
      for (const term of new Set([
        text,
        /^".*"$/u.test(text) ? `"${normalizeQuery(text)}"` : normalizeQuery(text),
      ])) {
        const urls = await ours(term);
        expect([term, urls]).toEqual([term, await pagefinds(term)]);
        found += urls.length;
      }
    }
    expect(found).toBeGreaterThanOrEqual(QUERIES_OF_A_KIND);
  });

  test('both have every paper', async () => {
    const all = documents.map(({ url }) => url).sort();
    expect(await ours(null)).toEqual(all);
    expect(await pagefinds(null)).toEqual(all);
  });

  test('find the same papers for every word of generated papers, even if ours has to load the chunk first', async () => {
    const generated = documents.filter(({ meta }) => /^g\d/u.test(meta.also));
    const words = new Set(generated.flatMap(({ content }) => content.replaceAll('"', '').split(' ')));
    expect(words.size).toBeGreaterThan(GENERATED);
    for (const word of words) {
      // In quotes a word is not completed.
      const term = `"${word}"`;
      expect([term, await oursUnloaded(term)]).toEqual([term, await pagefinds(term)]);
    }
  });

  test('differ for a British spelling in a paper and the American one in a phrase, which only ours finds', async () => {
    expect(await ours('neighbourhood xylophones')).toEqual([BRITISH.url]);
    expect(await pagefinds('neighbourhood xylophones')).toEqual([BRITISH.url]);
    expect(await ours('"the neighborhood of xylophones"')).toEqual([BRITISH.url]);
    expect(await pagefinds('"the neighborhood of xylophones"')).toEqual([]);
  });
});
