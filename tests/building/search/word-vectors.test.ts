import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findWordVectors } from '../../../src/building/search/word-vectors.ts';
import { projectRoot } from '../../../src/commands/program.ts';
import { WORD_VECTORS_FILE } from '../../../src/vectors/model/model-file.ts';

const shipped = join(projectRoot, 'content', WORD_VECTORS_FILE);
let content: string;
beforeAll(async () => {
  content = await mkdtemp(join(tmpdir(), 'broadsheet-vectors-'));
});
afterAll(() => rm(content, { recursive: true }));

test('the shipped word vectors are whole, and at most eight megabytes', async () => {
  expect(await findWordVectors(content)).toEqual({ file: shipped });
  expect((await readFile(shipped)).length).toBeLessThanOrEqual(8_000_000);
});

test('those of the content folder come first', async () => {
  await cp(shipped, join(content, WORD_VECTORS_FILE));
  expect(await findWordVectors(content)).toEqual({ file: join(content, WORD_VECTORS_FILE) });
});

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, 1_000_000)],
  ['changed', (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === 500_000 ? byte ^ 1 : byte)))],
  ['empty', () => Buffer.alloc(0)],
  ['of another kind', () => Buffer.from('a picture')],
])('a file that is %s costs only this feature, and the warning says what to do', async (_, damage) => {
  await writeFile(join(content, WORD_VECTORS_FILE), damage(await readFile(shipped)));
  const { file, warning } = await findWordVectors(content);
  expect(file).toBeUndefined();
  expect(warning).toContain(join(content, WORD_VECTORS_FILE));
  expect(warning).toMatch(
    /Search does not find papers by description: .*(?:damaged|not a file of word vectors).*npm run train/u,
  );
});
