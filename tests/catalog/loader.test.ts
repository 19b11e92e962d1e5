import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { papersLoader } from '../../src/catalog/loader.ts';
import { serialize } from '../../src/store/document.ts';
import { writePaperFile } from '../../src/store/store.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-loader-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const text = (id: string) =>
  serialize({ id, title: `The title of ${id}`, sources: ['listing'], abstract: 'Words.' });

async function load(): Promise<{ entries: Map<string, unknown>; errors: string[] }> {
  const entries = new Map<string, unknown>([['left-over', {}]]);
  const errors: string[] = [];
  const store = {
    clear: () => entries.clear(),
    set: ({ id, data }: { id: string; data: unknown }) => entries.set(id, data),
  };
  const context = {
    store,
    logger: { error: (line: string) => errors.push(line) },
    generateDigest: () => 'digest',
  };
  // The loader uses no more of its context than this.
  await papersLoader(folder).load(
    context as unknown as Parameters<ReturnType<typeof papersLoader>['load']>[0],
  );
  return { entries, errors };
}

describe('the loader of papers', () => {
  test('fills the collection with the papers of the store alone, and with the notes that people wrote', async () => {
    await writePaperFile(folder, 'papers/undated/a.md', `${text('a')}\n## Notes\n\nRead it twice.\n`);
    const { entries, errors } = await load();
    expect([...entries.keys()]).toEqual(['a']);
    expect(entries.get('a')).toMatchObject({
      title: 'The title of a',
      abstract: 'Words.',
      notes: 'Read it twice.',
    });
    expect(errors).toEqual([]);
  });

  test('reports a file that it cannot read and goes on with the others', async () => {
    await writePaperFile(folder, 'papers/undated/a.md', '---\ntitle: [\n---\n');
    await writePaperFile(folder, 'papers/undated/b.md', text('b'));
    const { entries, errors } = await load();
    expect([...entries.keys()]).toEqual(['b']);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^papers\/undated\/a\.md:\d+:\d+: .+\n {2}hint: .+/s);
  });

  test('leaves out a paper whose id another file has, and names both', async () => {
    await writePaperFile(folder, 'papers/2026/03/a.md', text('a'));
    await writePaperFile(folder, 'papers/undated/a.md', text('a'));
    const { entries, errors } = await load();
    expect(entries.size).toBe(1);
    expect(errors[0]).toContain('papers/2026/03/a.md');
    expect(errors[0]).toContain('papers/undated/a.md');
  });
});
