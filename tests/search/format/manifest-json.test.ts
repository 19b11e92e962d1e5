import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/search/format/manifest.ts';
import {
  ManifestError,
  ManifestFormatError,
  readManifest,
  writeManifest,
} from '../../../src/search/format/manifest-json.ts';

const manifest: Manifest = {
  papers: 30,
  engine: { version: '1.6.0', script: 'pagefind.01234567.js', wasm: 'wasm.en.89abcdef.pagefind' },
  vocabulary: { folder: 'words.01234567', forward: ['', 'gr', 'α'], backward: ['', 'gn'] },
  routes: [
    { folder: 'routes.01234567', first: 0, files: 2 },
    { folder: 'routes.89abcdef', first: 1, files: 12 },
  ],
  authors: [{ folder: 'authors.fedcba98', first: 0 }],
  shards: [
    { folder: '2026-02.89abcdef', papers: 10, first: '2026-01', last: '2026-02', years: ['2025', '2026'] },
    { folder: 'undated.01234567', papers: 20, first: 'undated', last: 'undated', years: [] },
  ],
};

describe('the JSON of the manifest', () => {
  test('is read as it was written', () => {
    expect(readManifest(writeManifest(manifest))).toEqual(manifest);
    const { vocabulary: _, routes: __, authors: ___, ...wordless } = manifest;
    expect(readManifest(writeManifest(wordless))).toEqual(wordless);
  });

  test('has the same text for any order of its keys', () => {
    const turned = Object.fromEntries(Object.entries(manifest).reverse());
    expect(writeManifest({ ...manifest, ...turned })).toBe(writeManifest(manifest));
  });

  test('tells whether it is of a newer or an older format, regardless of the rest of its content', () => {
    const isNewer = (text: string) => {
      try {
        return readManifest(text);
      } catch (error) {
        return error instanceof ManifestFormatError ? error.isNewer : error;
      }
    };
    expect(isNewer('{"format":6,"segments":{}}')).toBe(true);
    expect(isNewer('{"format":2,"papers":30,"engine":"1.6.0","shards":[]}')).toBe(false);
  });

  test('is refused if it is damaged, another document, or of another format', () => {
    const text = writeManifest(manifest);
    for (const other of [
      '',
      '<!doctype html>',
      'null',
      '[]',
      text.slice(0, -9),
      text.replace('"format":5', '"format":"4"'),
      text.replace('"papers":30', '"papers":"30"'),
      text.replace('"script":"', '"script":7,"was":"'),
      text.replace(/"engine":\{[^}]*\}/u, '"engine":"1.6.0"'),
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
