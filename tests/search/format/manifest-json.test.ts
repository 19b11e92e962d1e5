import { describe, expect, test } from 'vitest';
import {
  ManifestError,
  ManifestFormatError,
  readManifest,
  writeManifest,
} from '../../../src/search/format/manifest-json.ts';
import { manifest } from './sample-manifest.ts';

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
