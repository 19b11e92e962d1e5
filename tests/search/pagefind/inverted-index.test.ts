import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decode } from 'cborg';
import { close, createIndex } from 'pagefind';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PaperDocument, toDocument } from '../../../src/search/build/document-fields.ts';
import { CHUNKS_FOLDER } from '../../../src/search/pagefind/compact-metadata.ts';
import { filesBelow } from '../../../src/store/folder-files.ts';
import { writeIndex } from './written-index.ts';

/** Texts with whatever the engine treats in a way of its own. */
const TEXTS = [
  'Fine-tuning, deep-deep learning; Learning learned (learns) "learner" café cafe CAFÉ naïve Zürich-Nord Ångström',
  'camelCase XMLHttpRequest GPT-4o R1-Zero 2401.00001v2 10.1145/3292500.3330701 3.14 1,000 a-b x-y-z A.B.C e.g. i.e.',
  '深度学习 模型 ニューラル 신경망 😀 go😀go 👨‍👩‍👧 1️⃣ ½ ² ℝ ∑ α β-VAE ﬁne ﬂow Ⅳ ㎏',
  "<b>bold</b> &amp; & {x} $y$ x^{n+1} under_score ___x it’s it's l'alphabet — – - -- ... don\u2019t co\u00ADoperate",
  'ſtraße STRASSE İstanbul ıssız Ǆ ǅ 𝒜 𝔸 ∂u/∂t p01013 00698x 7b v2 A* C++ C# .NET @user #tag 100% \\alpha',
  'no\u00A0break line\nbreak tab\tstop feff\uFEFFmark ideographic\u3000space',
  'the the the of of and analyze analysis sampled bridges towers agreed agreement happily dying skies news proceed',
];

const records: PaperDocument[] = TEXTS.map((text, at) => {
  const next = TEXTS[(at + 1) % TEXTS.length] ?? '';
  const authors = [{ name: 'Łukasz Ünal' }, { name: 'O’Neill, J.-P.' }, { name: '王小明' }];
  const paper = {
    id: `2603.0000${at}`,
    title: next,
    abstract: `${text} ${next}`,
    sources: ['listing' as const],
  };
  return toDocument(at % 2 === 0 ? { ...paper, authors } : paper, []);
});
// What no record of a paper has any more once it is folded, the engine must be shown as well.
const raw: PaperDocument[] = [...TEXTS, 'zero\u200Bwidth'].map((text, at) => ({
  url: `/raw/${at}`,
  content: text,
  language: 'en',
  // In fields the engine keeps what no reader sees, which here goes from both.
  meta: { title: text.replaceAll('\u200B', ''), also: `raw ${at}` },
  names: [],
  facet: { date: '', votes: 0, topics: [] },
}));

describe('the words of an index', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'broadsheet-words-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('are those of Pagefind for the same papers, at the same positions', async () => {
    const all = [...records, ...raw];
    await writeIndex(all, join(folder, 'ours'));
    const { index } = await createIndex({ forceLanguage: 'en' });
    for (const { url, content, language, meta } of all)
      expect((await index?.addCustomRecord({ url, content, language, meta: { ...meta } }))?.errors).toEqual(
        [],
      );
    await index?.writeFiles({ outputPath: join(folder, 'engine') });
    await close();
    const [ours, engine] = await Promise.all([oursIn(folder), wordsIn(join(folder, 'engine/index'))]);
    expect(engine?.size).toBeGreaterThan(200);
    expect([...(ours?.keys() ?? [])].sort()).toEqual([...(engine?.keys() ?? [])].sort());
    for (const [word, places] of engine ?? []) expect([word, ours?.get(word)]).toEqual([word, places]);
  });

  test('are in the order of their bytes, by which Pagefind finds a chunk', async () => {
    const words = [...(await oursIn(folder)).keys()];
    const ordered = words.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
    expect(words).toEqual(ordered);
  });
});

async function oursIn(folder: string): Promise<Map<string, unknown>> {
  return wordsIn(join(folder, 'ours', CHUNKS_FOLDER));
}

/** What the chunks in a folder have of each word; its forms with accents are in no order. */
async function wordsIn(folder: string): Promise<Map<string, unknown>> {
  const parts = await Promise.all((await filesBelow(folder)).map((name) => readFile(join(folder, name))));
  const chunks = parts.map((bytes) => {
    const [chunk]: [[word: string, pages: unknown, forms: [string, unknown][]][]] = decode(
      gunzipSync(bytes).subarray(12),
    );
    return chunk;
  });
  // Names of chunks tell nothing of their order.
  const first = (chunk: (typeof chunks)[number]) => Buffer.from(chunk[0]?.[0] ?? '');
  const words = new Map<string, unknown>();
  for (const chunk of chunks.sort((one, other) => Buffer.compare(first(one), first(other))))
    for (const [word, pages, forms] of chunk)
      words.set(word, { pages, forms: forms.toSorted(([one], [other]) => (one < other ? -1 : 1)) });
  return words;
}
