import { describe, expect, test } from 'vitest';
import { buildWithoutFailing } from '../../src/building/failing-papers.ts';
import { failureOf } from '../../src/building/paper-trial.ts';
import { UsageError } from '../../src/commands/usage-error.ts';
import { openSnapshot, type Snapshot } from '../../src/store/snapshot/snapshot.ts';
import type { StoreError } from '../../src/store/store-error.ts';
import { put, temporaryFolder } from '../store/snapshot/papers.ts';
import { snapshotOf } from '../store/snapshot/snapshots.ts';

async function snapshotOfThree(): Promise<Snapshot> {
  const content = await temporaryFolder();
  for (const id of ['a', 'b/c', 'd']) await put(content, id);
  return snapshotOf(content);
}

const isIn = ({ visible }: Snapshot, id: string) => visible.some((paper) => paper.id === id);

describe('a build that fails on one paper', () => {
  test('is repeated without it, and all processes read its problem', async () => {
    const problems: StoreError[] = [];
    const built = await buildWithoutFailing(await snapshotOfThree(), async (snapshot) => {
      if (isIn(snapshot, 'b/c'))
        throw new Error('The page /papers/[id] with {"id":"b_c"} could not be rendered: Boom.\n at x.ts');
      using opened = openSnapshot(snapshot.file);
      return Array.from(
        opened.readVisible((problem) => problems.push(problem)),
        ({ paper }) => paper.id,
      );
    });
    expect(built).toEqual(['a', 'd']);
    expect(problems).toMatchObject(
      [
        {
          file: 'papers/2026/03/b_c.md',
          message: expect.stringContaining('The paper b/c is left out'),
          hint: /./,
        },
      ].map(({ hint: _, ...rest }) => rest),
    );
  });

  test('fails with its own reason if no paper is the cause', async () => {
    let builds = 0;
    for (const error of [new Error('The disk caught fire.'), new UsageError('Wrong.', 'Right.')]) {
      const building = buildWithoutFailing(await snapshotOfThree(), async () => {
        builds += 1;
        throw error;
      });
      await expect(building).rejects.toThrow(error);
    }
    expect(builds).toBe(2);
  });

  test('finds a value on which code fails', () => {
    const entry = {
      path: 'x.md',
      notes: '',
      edited: false,
      positions: { title: { line: 1, column: 1, isEscaped: false }, abstract: { line: 1 }, topics: [] },
    };
    const paper = { id: 'a', title: 'A', sources: ['x'], abstract: '', listed: '2026-03-04' };
    expect(failureOf({ ...entry, paper })).toBeUndefined();
    expect(failureOf({ ...entry, paper: { ...paper, doi: '10.1000/\uD800' } })).toBe('URI malformed');
  });
});
