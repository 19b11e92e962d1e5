import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { derivedFiles } from '../../../src/building/derived/derived-files.ts';
import { temporaryFolder } from '../../ingest/command.ts';

const text = (content?: Uint8Array) => content && Buffer.from(content).toString();

test('what was derived is read as it was kept', async () => {
  const folder = join(await temporaryFolder(), 'derived');
  derivedFiles('code', folder).set('key', Buffer.from('sparse attention'));
  const cache = derivedFiles('code', folder);
  expect(text(cache.get('key'))).toBe('sparse attention');
  expect([cache.has('key'), cache.has('other'), cache.get('other')]).toEqual([true, false, undefined]);
  expect(await readdir(folder)).toEqual(['key']);
});

test('a file that was cut off or changed is not used', async () => {
  const folder = await temporaryFolder();
  const cache = derivedFiles('code', folder);
  cache.set('key', Buffer.from('sparse attention'));
  const whole = await readFile(join(folder, 'key'), 'utf8');
  for (const damaged of ['', whole.slice(0, -4), whole.replace('sparse', 'dense'), `x${whole}`]) {
    await writeFile(join(folder, 'key'), damaged);
    expect(cache.get('key')).toBeUndefined();
  }
});
