import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sizeInWords, takeCensus, warningsFor } from '../../src/building/census.ts';
import { checkOutput, replaceFolder } from '../../src/building/swap.ts';
import { UsageError } from '../../src/commands/usage-error.ts';

let work: string;
let out: string;
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'broadsheet-swap-'));
  out = join(work, 'out');
});
afterEach(() => rm(work, { recursive: true }));

const write = (text: string) => async (draft: string) => {
  await mkdir(draft);
  await writeFile(join(draft, 'index.html'), text);
};

describe('the output of a build', () => {
  test('takes the place of the former one as a whole', async () => {
    await replaceFolder(out, write('old'));
    await writeFile(join(out, 'stale.html'), '');
    await replaceFolder(out, write('new'));
    expect(await readdir(out)).toEqual(['index.html']);
    expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('new');
    expect(await readdir(work)).toEqual(['out']);
  });

  test('stays as it was where the build fails', async () => {
    await replaceFolder(out, write('old'));
    const failing = replaceFolder(out, async (draft) => {
      await write('half')(draft);
      throw new Error('no luck');
    });
    await expect(failing).rejects.toThrow('no luck');
    expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('old');
    expect(await readdir(work)).toEqual(['out']);
  });

  test('is put back where an interrupted build had moved it aside', async () => {
    // No process has this number.
    await write('old')(join(work, '.out.former-4194305'));
    await write('half')(join(work, '.out.draft-4194305'));
    await expect(replaceFolder(out, () => Promise.reject(new Error('no luck')))).rejects.toThrow();
    expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('old');
    expect(existsSync(join(work, '.out.draft-4194305'))).toBe(false);
  });
});

describe('an output folder', () => {
  const elsewhere = join('/', 'elsewhere');

  test('may be absent, empty, or hold a former build', async () => {
    await checkOutput(out, elsewhere, elsewhere);
    await mkdir(out);
    await checkOutput(out, elsewhere, elsewhere);
    for (const name of ['index.html', '404.html', 'search.html']) await writeFile(join(out, name), '');
    await checkOutput(out, elsewhere, elsewhere);
  });

  test('may hold nothing that a build did not make', async () => {
    await mkdir(out);
    await writeFile(join(out, 'thesis.tex'), '');
    await expect(checkOutput(out, elsewhere, elsewhere)).rejects.toThrow(UsageError);
  });

  test('may hold neither the content nor the project', async () => {
    await expect(checkOutput(work, join(work, 'content'), elsewhere)).rejects.toThrow(UsageError);
    await expect(checkOutput(work, elsewhere, work)).rejects.toThrow(UsageError);
  });
});

describe('what a build amounts to', () => {
  test('is counted', async () => {
    await write('12345')(out);
    await writeFile(join(out, 'a.css'), '123');
    expect(await takeCensus(out)).toEqual({ pages: 1, files: 2, bytes: 8 });
  });

  test('is said to be too much for hosts that do not take it', () => {
    expect(warningsFor({ pages: 1, files: 20_000, bytes: 1_000_000_000 })).toEqual([]);
    expect(warningsFor({ pages: 1, files: 20_001, bytes: 1_000_000_001 })).toHaveLength(2);
  });

  test('is told in words', () => {
    expect(sizeInWords(999)).toBe('999 bytes');
    expect(sizeInWords(12_345_678)).toBe('12.3 MB');
  });
});
