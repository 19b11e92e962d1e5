import { copyFile, mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSnapshot } from '../../../src/store/snapshot/snapshot.ts';
import { reportDamage, takeSnapshot } from '../../../src/store/snapshot/take-snapshot.ts';
import { mixedContent, put, readingOf, readingOfStore, setClock, temporaryFolder } from './papers.ts';
import { snapshotOf } from './snapshots.ts';

/** `DAMAGES=1000` does it more often. */
const DAMAGES = Number(process.env.DAMAGES ?? 30);

/** Damage to a file: bytes at some places, counted in thousandths of its length, or an end before its end. */
const damages = fc.record({
  bytes: fc.array(fc.tuple(fc.nat(999), fc.nat(255)), { minLength: 1, maxLength: 60 }),
  cut: fc.option(fc.nat(999), { freq: 3 }),
});

async function damage(
  file: string,
  { bytes, cut }: { bytes: [number, number][]; cut: number | null },
): Promise<void> {
  const content = await readFile(file);
  for (const [place, byte] of bytes) content[Math.floor((place * content.length) / 1000)] = byte;
  await writeFile(file, content);
  if (cut !== null) await truncate(file, Math.floor((cut * content.length) / 1000));
}

test('a damaged cache is noticed before a build and during one, and costs no more than time', async () => {
  const [content, work] = [await mixedContent(), await temporaryFolder()];
  setClock(1);
  const sound = await snapshotOf(content, { cacheDir: join(work, 'sound') });
  sound[Symbol.dispose]();
  const expected = await readingOfStore(content);
  let [noticed, run] = [0, 0];
  await fc.assert(
    fc.asyncProperty(damages, fc.boolean(), async (harm, isMeanwhile) => {
      run += 1;
      const cacheDir = join(work, `cache-${run}`);
      const database = sound.database.replace(join(work, 'sound'), cacheDir);
      await mkdir(dirname(database), { recursive: true });
      await copyFile(sound.database, database);
      if (!isMeanwhile) await damage(database, harm);
      const notice = () => {
        noticed += 1;
      };
      {
        using snapshot = await takeSnapshot({
          contentDir: content,
          cacheDir,
          workDir: join(work, `run-${run}`),
          notice,
        });
        if (!isMeanwhile) expect(readingOf(snapshot)).toEqual(expected);
        else await damage(database, harm);
        using other = openSnapshot(snapshot.file);
        expect(readingOf(other)).toEqual(expected);
        reportDamage(snapshot, notice);
      }
      using again = await takeSnapshot({
        contentDir: content,
        cacheDir,
        workDir: join(work, `again-${run}`),
        notice,
      });
      expect(readingOf(again)).toEqual(expected);
    }),
    { numRuns: DAMAGES },
  );
  expect(noticed).toBeGreaterThan(DAMAGES / 5);
});

test('a damaged cache is said once, and not used by the next build', async () => {
  const [content, cacheDir, notices] = [await mixedContent(), await temporaryFolder(), [] as string[]];
  const notice = (text: string) => void notices.push(text);
  const sound = await snapshotOf(content, { cacheDir });
  sound[Symbol.dispose]();
  await writeFile(sound.database, 'This is no database. '.repeat(1000));
  const second = await snapshotOf(content, { cacheDir, notice });
  reportDamage(second, notice);
  const third = await snapshotOf(content, { cacheDir, notice });
  expect(notices).toEqual([expect.stringContaining(sound.database)]);
  expect([second, third].map(readingOf)).toEqual([readingOf(third), await readingOfStore(content)]);
  expect(third.database).toBe(second.database);
  expect(second.database).not.toBe(sound.database);
  expect((await readdir(dirname(sound.database))).length).toBeGreaterThan(2);
});

test('a file that changes while its content in the cache is damaged is a problem, and the others are there', async () => {
  const content = await temporaryFolder();
  for (const id of ['a', 'b']) await put(content, id);
  const snapshot = await snapshotOf(content, { cacheDir: await temporaryFolder() });
  await rm(snapshot.database);
  await put(content, 'a', { title: 'Changed' });
  using other = openSnapshot(snapshot.file);
  const problems: string[] = [];
  const papers = [...other.readVisible(({ file, hint }) => problems.push(`${file}: ${hint}`))];
  expect(papers.map(({ paper }) => paper.id)).toEqual(['b']);
  expect(problems).toEqual(['papers/2026/03/a.md: Build again.']);
});

test('a folder or a broken link in the place of the database is replaced once', async () => {
  const [content, work] = [await mixedContent(), await temporaryFolder()];
  const cacheDir = join(work, 'cache');
  const first = await snapshotOf(content, { cacheDir });
  first[Symbol.dispose]();
  for (const replace of [(path: string) => mkdir(path), (path: string) => symlink('nowhere', path)]) {
    const names = await readdir(dirname(first.database));
    const current = join(
      dirname(first.database),
      names
        .filter((name) => name.endsWith('.sqlite'))
        .sort()
        .at(-1) ?? '',
    );
    for (const name of names) if (name.startsWith(basename(current))) await rm(join(dirname(current), name));
    await replace(current);
    const notices: string[] = [];
    for (const run of [1, 2]) {
      const workDir = join(work, `run-${run}`);
      using snapshot = await takeSnapshot({
        contentDir: content,
        cacheDir,
        workDir,
        notice: (text) => notices.push(text),
      });
      expect(snapshot.database.startsWith(cacheDir)).toBe(true);
    }
    expect(notices).toEqual([expect.stringContaining('is damaged and is made again')]);
  }
});
