import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test, vi } from 'vitest';
import { serialize } from '../../../src/store/document.ts';
import { isInDoubt, stampOf } from '../../../src/store/snapshot/fingerprint.ts';
import { PaperCache } from '../../../src/store/snapshot/paper-cache.ts';
import { openSnapshot, type Snapshot } from '../../../src/store/snapshot/snapshot.ts';
import { writePaperFile } from '../../../src/store/store.ts';
import { mixedContent, put, readingOf, readingOfStore, setClock, temporaryFolder } from './papers.ts';
import { snapshotOf } from './snapshots.ts';

/** Takes a snapshot and closes it. @returns how many files were read, what was noticed, and what the snapshot has. */
async function take(
  content: string,
  cacheDir: string,
): Promise<{ reads: number; notices: string[]; reading: string[]; snapshot: Snapshot }> {
  let reads = 0;
  const notices: string[] = [];
  const snapshot = await snapshotOf(content, {
    cacheDir,
    notice: (text) => notices.push(text),
    onProgress: (_, all) => {
      reads = all;
    },
  });
  const reading = readingOf(snapshot);
  snapshot[Symbol.dispose]();
  return { reads, notices, reading, snapshot };
}

describe('a snapshot', () => {
  test('has what a reading of the store has: papers and problems, in the same order', async () => {
    const content = await mixedContent();
    await symlink('nowhere', join(content, 'papers/undated/broken-link.md'));
    const expected = await readingOfStore(content);
    const cacheDir = await temporaryFolder();
    const first = await take(content, cacheDir);
    expect(first.reading).toEqual(expected);
    expect(first.reading.filter((line) => line.includes('"message"'))).toHaveLength(4);
    expect((await take(content, cacheDir)).reading).toEqual(expected);
    expect(first.snapshot.papers.find(({ path }) => path.endsWith('00020.md'))?.state).toBe('hidden');
    expect(first.snapshot.papers.filter(({ isPinned }) => isPinned).map(({ id }) => id)).toEqual([
      '2603.00021',
    ]);
  });

  test('has no character that pages, feeds and bibliographies cannot have, and leaves the files as they are', async () => {
    const content = await temporaryFolder();
    const title = '"A\\u0001 \\u001b]0;x\\u0007 \\uD800 \\U0010FFFF \\uFDD0 title\\u202E\\u2067"';
    const text = `---\nid: a\ntitle: ${title}\nsources: [x]\nlinks:\n  "co\\u009Bde\\u202E": https://example.org/\n---\nOne\u0000\u0008 two\u0085\u202D\u2066.\n\n## Notes\n\nMine\u001b.\n`;
    await writePaperFile(content, 'papers/undated/a.md', text);
    const [entry] = [...(await snapshotOf(content)).readVisible(() => undefined)];
    expect(entry).toMatchObject({ notes: 'Mine.' });
    expect(entry?.paper).toMatchObject({ title: 'A ]0;x \uFFFD   title', abstract: 'One two.' });
    expect(entry?.paper.links).toEqual({ code: 'https://example.org/' });
    expect(await readFile(join(content, 'papers/undated/a.md'), 'utf8')).toBe(text);
  });

  test('of a content folder without papers is empty', async () => {
    const [content, cacheDir] = [await temporaryFolder(), await temporaryFolder()];
    expect(await take(content, cacheDir)).toMatchObject({ reads: 0, notices: [], reading: [] });
  });

  test('reads only files that were added or changed, and does not have those that were removed', async () => {
    const [content, cacheDir] = [await temporaryFolder(), await temporaryFolder()];
    const paths = await Promise.all(['a', 'b', 'c', 'd'].map((id) => put(content, id)));
    setClock(1);
    expect((await take(content, cacheDir)).reads).toBe(4);
    expect((await take(content, cacheDir)).reads).toBe(0);
    const [, b = '', c = ''] = paths.map((path) => join(content, path));
    await put(content, 'a', { title: 'Changed' });
    await rm(b);
    await mkdir(join(content, 'papers/undated'));
    await rename(c, join(content, 'papers/undated/c.md'));
    await put(content, 'e');
    setClock(2);
    const { reads, reading } = await take(content, cacheDir);
    // A file that is moved has a new path, and a change time of its own.
    expect(reads).toBe(3);
    expect(reading).toEqual(await readingOfStore(content));
    expect(reading.map((line) => JSON.parse(line).paper.title)).toEqual(['Changed', 'On d', 'On e', 'On c']);
    expect((await take(content, cacheDir)).reads).toBe(0);
  });

  test('has a file that was replaced by one with the same size and time', async () => {
    const [content, cacheDir] = [await temporaryFolder(), await temporaryFolder()];
    const path = join(content, await put(content, 'a', { title: 'Otters' }));
    const { atime, mtime } = await stat(path);
    setClock(1);
    await take(content, cacheDir);
    await put(content, 'a', { title: 'Badger' });
    await utimes(path, atime, mtime);
    setClock(2);
    expect((await take(content, cacheDir)).reading).toEqual([expect.stringContaining('Badger')]);
  });

  test('does not change when the store changes, for this process and for others', async () => {
    const content = await mixedContent();
    const before = await readingOfStore(content);
    const snapshot = await snapshotOf(content, { cacheDir: await temporaryFolder() });
    await put(content, '2603.00001', { title: 'Changed' });
    await put(content, '2603.99999');
    await rm(join(content, 'papers/2026/03/2603.00002.md'));
    // Another build meanwhile.
    await snapshotOf(content, { cacheDir: join(snapshot.database, '../..') });
    expect(readingOf(snapshot)).toEqual(before);
    using other = openSnapshot(snapshot.file);
    expect(readingOf(other)).toEqual(before);
  });

  test('has a file once that is moved while the snapshot is taken, and the new files', async () => {
    const content = await temporaryFolder();
    const [a, b] = [await put(content, 'a'), await put(content, 'b')];
    const later = ['papers/2026/03/c.md', 'papers/2026/03/d.md'].map((path) => join(content, path));
    const onProgress = () => {
      if (!existsSync(join(content, a))) return;
      renameSync(join(content, a), later[0] ?? '');
      copyFileSync(join(content, b), later[1] ?? '');
    };
    const snapshot = await snapshotOf(content, { onProgress });
    expect(snapshot.papers.map(({ path }) => basename(path))).toEqual(['b.md', 'c.md', 'd.md']);
    expect(readingOf(snapshot)).toEqual(await readingOfStore(content));
  });

  test('gives the papers at some paths, in their order', async () => {
    const snapshot = await snapshotOf(await mixedContent());
    const paths = ['2603.00003', '2603.00020', 'nowhere', '2603.00001'].map(
      (id) => `papers/2026/03/${id}.md`,
    );
    const found = [...snapshot.readVisible(() => undefined, paths)].map(({ paper }) => paper.id);
    expect(found).toEqual(['2603.00003', '2603.00001']);
  });

  test('keeps apart content folders that share a cache', async () => {
    const [one, other, cacheDir] = [
      await temporaryFolder(),
      await temporaryFolder(),
      await temporaryFolder(),
    ];
    await put(one, 'a');
    await put(other, 'b');
    for (const content of [one, other, one, other])
      expect((await take(content, cacheDir)).reading).toEqual(await readingOfStore(content));
  });

  test('names a file whose front matter is no data, and has the others', async () => {
    const content = await temporaryFolder();
    await put(content, 'a');
    const knot = serialize({ id: 'b', title: 'A knot', sources: ['listing'], abstract: '' });
    await writePaperFile(
      content,
      'papers/undated/b.md',
      knot.replace('sources:', 'arxiv:\n  own: &own [ *own ]\nsources:'),
    );
    const { reading } = await take(content, await temporaryFolder());
    expect(reading[0]).toContain('"id":"a"');
    expect(reading[1]).toContain('cannot be read');
  });
});

describe('a file in doubt', () => {
  test('is read again: one that is as new as its record, and any after the clock was set back', () => {
    const stamp = { fingerprint: '', changed: 1_000_000 };
    expect(isInDoubt(stamp, 1_010_000, 2_000_000)).toBe(false);
    expect(isInDoubt(stamp, 1_000_000, 2_000_000)).toBe(true);
    expect(isInDoubt(stamp, 1_002_000, 2_000_000)).toBe(true);
    expect(isInDoubt(stamp, 900_000, 2_000_000)).toBe(true);
    expect(isInDoubt(stamp, 1_010_000, 1_009_000)).toBe(true);
  });

  test('is read again until a later build has recorded it', async () => {
    const [content, cacheDir] = [await temporaryFolder(), await temporaryFolder()];
    setClock(0);
    const { ctimeMs } = await stat(join(content, await put(content, 'a')));
    vi.setSystemTime(ctimeMs + 1000);
    expect((await take(content, cacheDir)).reads).toBe(1);
    expect((await take(content, cacheDir)).reads).toBe(1);
    setClock(1);
    expect((await take(content, cacheDir)).reads).toBe(1);
    expect((await take(content, cacheDir)).reads).toBe(0);
    setClock(0.5);
    expect((await take(content, cacheDir)).reads).toBe(1);
  });

  /** A record by which a file with its present fingerprint has a former content, as if it had changed within a tick of the clock. */
  async function recordFormer(content: string, cacheDir: string, recordedAfter: number): Promise<string[]> {
    const path = await put(content, 'a', { title: 'Former' });
    const { snapshot } = await take(content, cacheDir);
    const [paper] = snapshot.papers;
    await put(content, 'a', { title: 'Present' });
    const stamp = stampOf(join(content, path));
    if (paper === undefined || stamp === undefined) throw new Error('There is no paper.');
    using cache = new PaperCache(snapshot.database);
    cache.record({ fingerprint: stamp.fingerprint, recorded: stamp.changed + recordedAfter, paper });
    setClock(1);
    return (await take(content, cacheDir)).reading;
  }

  test('has its new content if it changed within the tick in which it was recorded', async () => {
    const reading = await recordFormer(await temporaryFolder(), await temporaryFolder(), 1);
    expect(reading).toEqual([expect.stringContaining('Present')]);
  });

  test('is not read if it was recorded later', async () => {
    const reading = await recordFormer(await temporaryFolder(), await temporaryFolder(), 60_000);
    expect(reading).toEqual([expect.stringContaining('Former')]);
  });
});

describe('the cache of a snapshot', () => {
  test('is done without while another process keeps it locked, and says so once', async () => {
    const [content, cacheDir] = [await mixedContent(), await temporaryFolder()];
    const { snapshot } = await take(content, cacheDir);
    await put(content, 'new');
    const other = new DatabaseSync(snapshot.database);
    other.exec('BEGIN IMMEDIATE');
    const notices: string[] = [];
    const second = await snapshotOf(content, {
      cacheDir,
      patienceMs: 20,
      notice: (text) => notices.push(text),
    });
    other.close();
    expect(readingOf(second)).toEqual(await readingOfStore(content));
    expect(notices).toEqual([expect.stringContaining('locked')]);
  });

  test('is done without if its folder cannot be made, and says so once', async () => {
    const content = await mixedContent();
    const inTheWay = join(await temporaryFolder(), 'file');
    await writeFile(inTheWay, '');
    const { reading, notices } = await take(content, join(inTheWay, 'papers'));
    expect(reading).toEqual(await readingOfStore(content));
    expect(notices).toHaveLength(1);
  });

  test('loses what no file has had for days, and nothing before', async () => {
    const [content, cacheDir] = [await temporaryFolder(), await temporaryFolder()];
    const path = await put(content, 'a');
    const { snapshot } = await take(content, cacheDir);
    const [paper] = snapshot.papers;
    await rm(join(content, path));
    const isKept = async (hours: number) => {
      setClock(hours);
      await take(content, cacheDir);
      using cache = new PaperCache(snapshot.database);
      return cache.content(paper?.digest ?? '') !== undefined;
    };
    expect(await isKept(0)).toBe(true);
    expect(await isKept(24)).toBe(true);
    expect(await isKept(72)).toBe(false);
  });

  test('keeps what a file has again', async () => {
    const [content, cacheDir] = [await temporaryFolder(), await temporaryFolder()];
    const path = join(content, await put(content, 'a'));
    await take(content, cacheDir);
    await rename(path, join(content, 'a'));
    await take(content, cacheDir);
    await rename(join(content, 'a'), path);
    for (const hours of [0, 72, 73]) {
      setClock(hours);
      const { reading, snapshot, notices } = await take(content, cacheDir);
      expect(reading).toHaveLength(1);
      using cache = new PaperCache(snapshot.database);
      expect(cache.content(snapshot.papers[0]?.digest ?? '')).toContain('On a');
      expect(notices).toEqual([]);
    }
  });
});
