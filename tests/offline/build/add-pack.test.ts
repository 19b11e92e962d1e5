import { hash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addPack } from '../../../src/offline/build/add-pack.ts';
import { openPackCache } from '../../../src/offline/build/pack-cache.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-packs-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Adds a pack to a site over a former one, which has files with these digests. */
async function add(former: ReadonlyMap<string, string>, parts: readonly string[] = ['a page']) {
  const files = new Map<string, string>();
  const done: string[] = [];
  const site = {
    keepSame: (path: string, digest: string) => {
      const isKept = former.get(path) === digest;
      if (isKept) done.push('kept');
      if (isKept) files.set(path, digest);
      return isKept;
    },
    write: (path: string, content: string | Uint8Array) => {
      done.push('written');
      files.set(path, hash('sha256', content, 'base64url'));
    },
  };
  const make = async () => {
    done.push('made');
    return Buffer.from(`the pack of ${parts.join()}`);
  };
  const info = await addPack(site, 'lists', parts, make, await openPackCache(folder));
  return { info, files, done };
}

test('a pack is made once, and stays if the former site has it', async () => {
  const first = await add(new Map());
  expect(first.done).toEqual(['made', 'written']);
  const second = await add(first.files);
  expect(second).toEqual({ ...first, done: ['kept'] });
});

test('a pack that the former site lacks, or has with other bytes, is written from the cache', async () => {
  const { files } = await add(new Map());
  const [path = ''] = files.keys();
  for (const former of [new Map<string, string>(), new Map([[path, 'another digest']])])
    expect(await add(former)).toMatchObject({ files, done: ['written'] });
});

test('a pack of other parts is another pack', async () => {
  const { files } = await add(new Map());
  const other = await add(files, ['another page']);
  expect(other.done).toEqual(['made', 'written']);
  expect([...other.files.keys()]).not.toEqual([...files.keys()]);
});

test('a pack is the same after its cache was damaged or deleted', async () => {
  const { files, info } = await add(new Map());
  for (const name of await readdir(folder)) await writeFile(join(folder, name), 'damage');
  expect(await add(files)).toMatchObject({ files, info });
  await rm(folder, { recursive: true });
  expect(await add(files)).toMatchObject({ files, info });
});
