import { describe, expect, test } from 'vitest';
import { type Manifest, ManifestError, readManifest, writeManifest } from '../../src/search/manifest.ts';

const manifest: Manifest = {
  papers: 30,
  engine: '1.6.0',
  vocabulary: { folder: 'words.01234567', forward: ['', 'gr', 'α'], backward: ['', 'gn'] },
  routes: { folder: 'routes.89abcdef', files: 12 },
  authors: { folder: 'authors.fedcba98' },
  shards: [
    { folder: '2026-02.89abcdef', papers: 10, first: '2026-01', last: '2026-02', years: ['2025', '2026'] },
    { folder: 'undated.01234567', papers: 20, first: 'undated', last: 'undated', years: [] },
  ],
};

describe('the manifest of the index', () => {
  test('comes back as it was written', () => {
    expect(readManifest(writeManifest(manifest))).toEqual(manifest);
    const { vocabulary: _, routes: __, authors: ___, ...wordless } = manifest;
    expect(readManifest(writeManifest(wordless))).toEqual(wordless);
  });

  test('has the same text whatever order its parts were named in', () => {
    const turned = Object.fromEntries(Object.entries(manifest).reverse());
    expect(writeManifest({ ...manifest, ...turned })).toBe(writeManifest(manifest));
  });

  test('is refused where it is damaged, a stand-in, or of another format', () => {
    const text = writeManifest(manifest);
    for (const other of [
      '',
      '<!doctype html>',
      'null',
      '[]',
      text.slice(0, -9),
      text.replace('"format":3', '"format":2'),
      text.replace('"papers":30', '"papers":"30"'),
      text.replace('"folder":"2026', '"place":"2026'),
      text.replace('"words.01234567"', '7'),
      text.replace('"forward":["","gr","α"]', '"forward":"gr"'),
      text.replace('"backward":["","gn"]', '"backward":["",7]'),
      text.replace('"files":12', '"files":"12"'),
      text.replace('"authors.fedcba98"', '7'),
      text.replace(/"shards":.*/u, '"shards":{}}'),
    ])
      expect(() => readManifest(other)).toThrow(ManifestError);
  });
});
