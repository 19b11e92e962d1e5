import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { relatedFiles } from '../../../src/building/rendering/related-files.ts';
import type { KeptLists } from '../../../src/catalog/related/related-cache.ts';
import { temporaryFolder } from '../../ingest/command.ts';

const lists: KeptLists = [
  ['2603.00001', [['2603.00002', 0.123456789, ['sparse attention']]]],
  ['2603.00002', []],
];

test('lists of related papers are read as they were kept', async () => {
  const folder = join(await temporaryFolder(), 'related');
  relatedFiles(folder, 'settings').set('key', lists);
  expect(relatedFiles(folder, 'settings').get('key')).toEqual(lists);
  expect(relatedFiles(folder, 'settings').get('other')).toBeUndefined();
  expect(await readdir(folder)).toEqual(['key']);
});

test('lists that were cut off or changed are not used', async () => {
  const folder = await temporaryFolder();
  const cache = relatedFiles(folder, 'settings');
  cache.set('key', lists);
  const text = await readFile(join(folder, 'key'), 'utf8');
  for (const damaged of ['', text.slice(0, -20), text.replace('sparse', 'dense'), `x${text}`]) {
    await writeFile(join(folder, 'key'), damaged);
    expect(cache.get('key')).toBeUndefined();
  }
});
