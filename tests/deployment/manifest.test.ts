import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { manifestOf, parseManifest, writeManifest } from '../../src/deployment/manifest.ts';
import { temporaryFolder, writeFiles } from '../ingest/command.ts';

describe('the manifest of a site', () => {
  test('has the path, the size and the digest of each file, and is read as it was written', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, {
      'index.html': 'ü',
      'papers/a b.html': '',
      '.nojekyll': '',
      '.git/HEAD': 'x',
      '.broadsheet-files.txt': 'x',
    });
    const manifest = await manifestOf(folder);
    expect(manifest.map(({ path, bytes }) => [path, bytes])).toEqual([
      ['.nojekyll', 0],
      ['index.html', 2],
      ['papers/a b.html', 0],
    ]);
    // printf '' | sha256sum
    expect(manifest[0]?.sha256).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    const file = join(folder, 'manifest.jsonl');
    await writeManifest(file, manifest);
    expect(parseManifest(await readFile(file, 'utf8'), 'manifest.jsonl')).toEqual(manifest);
  });

  test('of no files is empty', () => {
    expect(parseManifest('', 'empty.jsonl')).toEqual([]);
  });

  test.each([
    ['cut off', '{"path":"a","bytes":1'],
    ['another file', 'index.html\n'],
    ['without a digest', '{"path":"a","bytes":1}\n'],
  ])('is refused if it is %s', (_, text) => {
    expect(() => parseManifest(text, 'old.jsonl')).toThrow(/^old\.jsonl/u);
  });
});
