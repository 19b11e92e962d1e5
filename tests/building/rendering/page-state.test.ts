import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type PageState, readPageState, writePageState } from '../../../src/building/rendering/page-state.ts';
import { temporaryFolder } from '../../ingest/command.ts';

const state: PageState = {
  version: 2,
  compilation: 'c',
  frame: 'f',
  groups: { '/days/[day] 2026-03-04': 'g' },
  pages: { 'index.html': ['inputs', 'papers', 'digest'] },
};

test('the state of an output folder is read as it was written', async () => {
  const file = join(await temporaryFolder(), 'state');
  await writePageState(file, state);
  expect(readPageState(file, () => expect.unreachable())).toEqual(state);
});

test('no state is read where none was written', async () => {
  expect(readPageState(join(await temporaryFolder(), 'state'), () => expect.unreachable())).toBeUndefined();
});

test('a state that was cut off or changed anywhere is reported and not read', async () => {
  const file = join(await temporaryFolder(), 'state');
  await writePageState(file, state);
  const text = await readFile(file, 'utf8');
  for (let at = 0; at < text.length - 1; at += 3) {
    let reported = 0;
    const changed = `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`;
    for (const damaged of [text.slice(0, at), changed]) {
      await writeFile(file, damaged);
      expect(readPageState(file, () => (reported += 1))).toBeUndefined();
    }
    expect(reported).toBe(2);
  }
});
