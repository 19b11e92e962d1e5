import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LiveCatalog } from '../../../src/building/development/live-catalog.ts';
import { serveLiveCatalog } from '../../../src/building/development/serve-live-catalog.ts';
import { currentCatalog } from '../../../src/catalog/current-catalog.ts';
import { serialize } from '../../../src/store/document.ts';
import { writePaperFile } from '../../../src/store/store.ts';
import { temporaryFolder } from '../../ingest/command.ts';

let folder: string;
let said: string[];
let live: LiveCatalog;
const write = (id: string, title = `The title of ${id}`) =>
  writePaperFile(
    folder,
    `papers/2026/03/${id}.md`,
    serialize({ id, title, sources: ['listing'], abstract: 'Words.', listed: '2026-03-04' }),
  );
const titles = async () => {
  live.expire();
  return (await live.catalog()).papers.map(({ title }) => title);
};

beforeEach(async () => {
  folder = await temporaryFolder();
  said = [];
  live = new LiveCatalog(folder, (line) => said.push(line));
  await write('a');
});
afterEach(() => live.close());

describe('the catalog of the development server', () => {
  test('has papers that were changed, added and removed', async () => {
    expect(await titles()).toEqual(['The title of a']);
    await write('a', 'Edited');
    await write('b');
    expect(await titles()).toEqual(['Edited', 'The title of b']);
    await rm(join(folder, 'papers/2026/03/a.md'));
    expect(await titles()).toEqual(['The title of b']);
  });

  test('is the same object as long as nothing changes, also for requests at once', async () => {
    const [one, other] = await Promise.all([live.catalog(), live.catalog()]);
    expect(other).toBe(one);
    live.expire();
    expect(await live.catalog()).toBe(one);
    await write('a', 'Edited');
    live.expire();
    expect(await live.catalog()).not.toBe(one);
  });

  test('has a change that was noticed while it looked', async () => {
    const before = live.catalog();
    await write('a', 'Edited');
    live.expire();
    expect((await live.catalog()).papers.map(({ title }) => title)).toEqual(['Edited']);
    await before;
  });

  test('is not looked for again because of a change that is noticed late', async () => {
    const looks = vi.spyOn(await import('../../../src/store/snapshot/take-snapshot.ts'), 'takeSnapshot');
    const changedAt = Date.now() - 1000;
    const looking = live.catalog();
    await vi.waitFor(() => expect(looks).toHaveBeenCalled());
    live.expire(changedAt);
    expect(await live.catalog()).toBe(await looking);
    live.expire(changedAt);
    await live.catalog();
    expect(looks).toHaveBeenCalledTimes(1);
    live.expire(Date.now());
    await live.catalog();
    expect(looks).toHaveBeenCalledTimes(2);
  });

  test('is looked for again by each call that does not follow another one closely', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    await live.catalog();
    await write('a', 'Edited');
    const title = async () => (await live.catalog()).papers[0]?.title;
    vi.advanceTimersByTime(200);
    expect(await title()).toBe('The title of a');
    vi.advanceTimersByTime(200);
    expect(await title()).toBe('The title of a');
    vi.advanceTimersByTime(300);
    expect(await title()).toBe('Edited');
    vi.useRealTimers();
  });

  test('reads the record of a paper with the notes of people, while a newer catalog is there', async () => {
    await appendFile(join(folder, 'papers/2026/03/a.md'), '\n## Notes\n\nRead it twice.\n');
    const before = await live.catalog();
    await write('a', 'Edited');
    await titles();
    const [paper] = before.papers;
    expect(paper && before.view(paper).paper).toMatchObject({
      title: 'The title of a',
      notes: 'Read it twice.',
    });
  });

  test('reports files that cannot be read, and second files of a paper, and goes on with the others', async () => {
    await writePaperFile(folder, 'papers/undated/b.md', '---\ntitle: [\n---\n');
    await writePaperFile(
      folder,
      'papers/undated/c.md',
      serialize({ id: 'a', title: 'C', sources: ['listing'], abstract: 'x' }),
    );
    expect(await titles()).toEqual(['The title of a']);
    expect(said).toEqual([
      expect.stringMatching(/^papers\/undated\/b\.md:3:.*\n {2}hint: /u),
      expect.stringContaining('papers/undated/c.md:1:1: The paper a is left out'),
    ]);
  });
});

test('the development server reloads its pages once after changes of papers, and only of these', async () => {
  vi.useFakeTimers();
  const listeners: ((path: string) => void)[] = [];
  const [added, sent]: [string[], unknown[]] = [[], []];
  serveLiveCatalog(
    {
      watcher: { add: (path) => added.push(path), on: (_, listener) => listeners.push(listener) },
      ws: { send: (message) => sent.push(message) },
      httpServer: null,
    },
    folder,
    () => {},
  );
  for (const path of ['papers/2026/03/a.md', 'papers/2026/03/b.md']) listeners[0]?.(join(folder, path));
  vi.advanceTimersByTime(1000);
  expect(sent).toEqual([{ type: 'full-reload' }]);
  for (const path of ['papers/notes.txt', 'site.yaml', 'papers.md']) listeners[0]?.(join(folder, path));
  vi.advanceTimersByTime(1000);
  expect(sent).toHaveLength(1);
  listeners[0]?.(join(folder, 'topics.yaml'));
  vi.advanceTimersByTime(1000);
  expect(sent).toHaveLength(2);
  expect(added).toEqual([join(folder, 'papers'), join(folder, 'topics.yaml')]);
  vi.useRealTimers();
  expect((await currentCatalog()).papers).toHaveLength(1);
  globalThis.broadsheetCatalog = undefined;
});

test('a page that asks for the catalog in a build is a mistake', () => {
  expect(() => currentCatalog()).toThrow('no development server runs');
});
