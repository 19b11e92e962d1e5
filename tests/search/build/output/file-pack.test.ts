import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DamagedCache, packFiles, readPack } from '../../../../src/search/build/output/file-pack.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-packs-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function filesOf(pack: Uint8Array): Promise<{ path: string; text: string }[]> {
  const file = join(folder, 'files.pack');
  await writeFile(file, pack);
  const files: { path: string; text: string }[] = [];
  readPack(file, ({ path, bytes }, read) => {
    const own = read();
    expect(own.length).toBe(bytes);
    files.push({ path, text: own.toString() });
  });
  return files;
}

const inPack = fc.array(
  fc.record({ path: fc.string({ minLength: 1 }), text: fc.string({ unit: 'grapheme' }) }),
  {
    maxLength: 8,
  },
);
const packOf = (files: readonly { readonly path: string; readonly text: string }[]) =>
  packFiles(files.map(({ path, text }) => ({ path, bytes: Buffer.from(text) })));

test('the files of a pack are read as they were written', async () => {
  await fc.assert(
    fc.asyncProperty(inPack, async (files) => {
      expect(await filesOf(packOf(files))).toEqual(files);
    }),
    { numRuns: 30 },
  );
});

test('a pack that was cut off or changed anywhere is noticed, or gives the same files', async () => {
  const damage = fc.record({ at: fc.double({ min: 0, max: 0.999, noNaN: true }), isCut: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(inPack, damage, async (files, { at, isCut }) => {
      const pack = packOf(files);
      const place = Math.floor(pack.length * at);
      const damaged = isCut ? pack.subarray(0, place) : Buffer.from(pack);
      if (!isCut) damaged[place] = (damaged[place] ?? 0) ^ 1;
      const read = await filesOf(damaged).catch((error: unknown) => error);
      // The first lines are filled up with spaces, and empty files have no bytes.
      if (read instanceof Error) expect(read).toBeInstanceOf(DamagedCache);
      else expect(read).toEqual(files);
    }),
    { numRuns: 100 },
  );
});
