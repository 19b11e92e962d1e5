import { hash } from 'node:crypto';
import type { Stats } from 'node:fs';
import {
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Paper } from '../../../src/paper/schema.ts';
import { buildIndex } from '../../../src/search/build/build-index.ts';
import { writeSealedFile } from '../../../src/store/cache/cache-file.ts';
import { serialize } from '../../../src/store/document.ts';
import { filesBelow } from '../../../src/store/folder-files.ts';
import { takeSnapshot } from '../../../src/store/snapshot/take-snapshot.ts';
import { pathOf, writePaperFile } from '../../../src/store/store.ts';
import { manyWords, randomOf } from '../pagefind/many-words.ts';

let work: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'broadsheet-incremental-'));
});
afterAll(() => rm(work, { recursive: true }));

const random = randomOf(20_260_306);
const vocabulary = [...manyWords(3000, random).keys()];
/** Few words occur often, as in any text. */
const wordAt = () => vocabulary[Math.floor(vocabulary.length * random() ** 3)] ?? '';
const text = (words: number) => Array.from({ length: words }, wordAt).join(' ');

function paperOf(number: number): Paper {
  const day = String(1 + Math.floor(number / 8)).padStart(2, '0');
  return {
    id: `2603.${String(number).padStart(5, '0')}`,
    title: text(6),
    abstract: text(60),
    authors: [{ name: `Ada ${text(1)}` }],
    listed: `2026-03-${day}`,
    sources: ['listing'],
  };
}

class Archive {
  readonly name: string;
  readonly #notes: string[] = [];
  #builds = 0;

  constructor(name: string) {
    this.name = name;
  }

  get content(): string {
    return join(work, this.name, 'content');
  }

  get cache(): string {
    return join(work, this.name, 'search');
  }

  async put(...papers: readonly Paper[]): Promise<void> {
    for (const paper of papers) await writePaperFile(this.content, pathOf(paper), serialize(paper));
  }

  /** Builds the index. @returns a digest of each file, and what the owner is told. */
  async build(cacheDir = this.cache) {
    this.#builds += 1;
    this.#notes.length = 0;
    const workDir = join(work, this.name, `snapshot-${this.#builds}`);
    const outDir = join(work, this.name, `index-${this.#builds}`);
    const notice = (note: string) => this.#notes.push(note);
    using snapshot = await takeSnapshot({
      contentDir: this.content,
      cacheDir: join(work, this.name, 'papers'),
      workDir,
      notice,
    });
    const options = { contentDir: this.content, snapshot, topicsFiles: [], cacheDir, outDir, notice };
    const report = await buildIndex(options, () => undefined);
    const files = new Map<string, string>();
    for (const path of await filesBelow(outDir))
      files.set(path, hash('sha256', await readFile(join(outDir, path))));
    return { ...report, outDir, files, notes: [...this.#notes] };
  }
}

const changed = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) =>
  [...after].filter(([path, content]) => before.get(path) !== content).map(([path]) => path);
const inFolder = (paths: readonly string[], folder: string) =>
  paths.filter((path) => path.startsWith(`${folder}/`)).length;

describe('the search index after a change of one paper', () => {
  const archive = new Archive('growing');
  let papers: readonly Paper[];
  let before: Awaited<ReturnType<Archive['build']>>;
  beforeAll(async () => {
    papers = Array.from({ length: 160 }, (_, number) => paperOf(number));
    await archive.put(...papers);
    before = await archive.build();
  });

  test('has at most half a file of stored fields for each paper, and some for chunks', () => {
    const paths = [...before.files.keys()];
    expect(inFolder(paths, 'stored')).toBeLessThanOrEqual(90);
    expect(inFolder(paths, 'chunks')).toBeGreaterThan(10);
  });

  test('differs in few files if a word of an old abstract has changed', async () => {
    const old = papers[40] ?? expect.fail();
    await archive.put({ ...old, abstract: `Quixotic ${old.abstract}` });
    const first = await archive.build();
    await archive.put({ ...old, abstract: `Zoological ${old.abstract}` });
    const [second, clean] = [await archive.build(), await archive.build(join(work, 'growing/anew'))];
    expect(second.shards).toEqual({ built: 1, reused: 0 });
    expect(second.files).toEqual(clean.files);
    const paths = changed(first.files, second.files);
    // The files of one block, the chunks of both words, the lists of the shard, the manifest and the list of parts.
    expect(inFolder(paths, 'stored')).toBeLessThanOrEqual(32);
    expect(inFolder(paths, 'chunks')).toBeLessThanOrEqual(4);
    expect(paths.length).toBeLessThanOrEqual(32 + 4 + 6);
    await archive.put(old);
    expect((await archive.build()).files).toEqual(before.files);
  });

  test('keeps the blocks of all other papers if there is a new one', async () => {
    const added = paperOf(160);
    await archive.put(added);
    const after = await archive.build();
    expect(inFolder(changed(before.files, after.files), 'stored')).toBeLessThanOrEqual(32);
    await rm(join(archive.content, pathOf(added)));
    expect((await archive.build()).files).toEqual(before.files);
  });
});

describe('a cache of the search index', () => {
  const archive = new Archive('damaged');
  let before: Awaited<ReturnType<Archive['build']>>;
  let whole: string;
  beforeAll(async () => {
    await archive.put(...[0, 1, 2].map(paperOf));
    before = await archive.build();
    whole = join(work, 'whole');
    await copyFolder(archive.cache, whole);
  });

  async function copyFolder(from: string, to: string): Promise<void> {
    await rm(to, { recursive: true, force: true });
    for (const path of await filesBelow(from)) {
      await mkdir(join(to, path, '..'), { recursive: true });
      await copyFile(join(from, path), join(to, path));
      await setTimeOf(join(to, path), await stat(join(from, path)));
    }
  }

  /** Changes a byte in the middle, and leaves size and time as they were. */
  async function changeByte(file: string, at: number): Promise<void> {
    const before = await stat(file);
    const bytes = await readFile(file);
    const place = Math.floor(bytes.length * at);
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    await writeFile(file, bytes);
    await setTimeOf(file, before);
  }

  /** In whole milliseconds, as the cache records times. A `Date` of the system's stats is rounded, also up. */
  async function setTimeOf(file: string, { mtimeMs }: Stats): Promise<void> {
    const time = new Date(Math.trunc(mtimeMs));
    await utimes(file, time, time);
  }

  test('is used without a word, also with other times', async () => {
    await copyFolder(whole, archive.cache);
    for (const path of await filesBelow(archive.cache)) await utimes(join(archive.cache, path), 1, 1);
    for (const name of await readdir(archive.cache))
      await utimes(join(archive.cache, name), new Date(), new Date());
    const again = await archive.build();
    expect(again).toMatchObject({ shards: { built: 0, reused: 1 }, notes: [] });
    expect(again.files).toEqual(before.files);
  });

  test('in which any file is cut off, missing or changed gives the same index, and the owner a note', async () => {
    const damages = [
      (file: string) => truncate(file, 3),
      (file: string) => rm(file),
      (file: string) => writeFile(file, '{}'),
    ];
    for (const [at, path] of (await filesBelow(whole)).entries()) {
      await copyFolder(whole, archive.cache);
      await damages[at % damages.length]?.(join(archive.cache, path));
      const { files, notes } = await archive.build();
      expect([path, files]).toEqual([path, before.files]);
      // Without the terms of its words, a shard that is in the cache lacks nothing.
      expect([path, notes.length]).toEqual([path, path.startsWith('terms-') ? 0 : 1]);
    }
  });

  test('in which a byte of a file of the site has changed, though size and time tell nothing, does too', async () => {
    const packs = (await filesBelow(whole)).filter((path) => path.endsWith('.pack'));
    for (const path of packs)
      for (const at of [0.1, 0.9]) {
        await copyFolder(whole, archive.cache);
        await changeByte(join(archive.cache, path), at);
        const { files, notes } = await archive.build();
        expect(files).toEqual(before.files);
        expect(notes).toEqual([expect.stringContaining('is damaged and is made again')]);
      }
  });

  test('in which a byte of a list has changed, from which something is made anew, does too', async () => {
    await copyFolder(whole, archive.cache);
    const [list] = (await filesBelow(whole)).filter((path) => path.endsWith('words.json'));
    await changeByte(join(archive.cache, list ?? ''), 0.5);
    const made = (await readdir(archive.cache)).find((name) => name.startsWith('words-'));
    await rm(join(archive.cache, made ?? 'none'), { recursive: true });
    const { files, notes } = await archive.build();
    expect(files).toEqual(before.files);
    expect(notes).toHaveLength(1);
  });

  test('in which the terms of words are damaged, or a copy of other ones, does too', async () => {
    const isTerms = (name: string) => name.startsWith('terms-');
    const [terms = ''] = (await readdir(whole)).filter(isTerms);
    const text = await readFile(join(whole, terms));
    const foreign = join(whole, '..', 'terms-of-others');
    writeSealedFile(foreign, text);
    for (const damaged of [
      Buffer.from(''),
      text.subarray(0, -1),
      text.map((byte) => byte ^ 1),
      await readFile(foreign),
    ]) {
      await copyFolder(whole, archive.cache);
      for (const name of await readdir(archive.cache))
        if (!isTerms(name)) await rm(join(archive.cache, name), { recursive: true });
      await writeFile(join(archive.cache, terms), damaged);
      const { files, notes } = await archive.build();
      expect(files).toEqual(before.files);
      expect(notes).toHaveLength(1);
    }
  });

  test('shares no file with the site', async () => {
    for (const path of await filesBelow(before.outDir))
      expect((await stat(join(before.outDir, path))).nlink).toBe(1);
  });
});
