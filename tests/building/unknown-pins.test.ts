import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findUnknownPins, type UnknownPin } from '../../src/building/unknown-pins.ts';
import { parseTopicsFile } from '../../src/catalog/topics/topics-file.ts';
import { snapshotOf } from '../store/snapshot/snapshots.ts';

const vocabulary = parseTopicsFile(
  `groups: [Land]
topics:
  - { slug: mountains, label: Mountains, group: Land, description: High., phrases: [mountain], was: [hills] }
  - { slug: deserts, label: Dry places, group: Land, description: Dry., phrases: [desert] }
`,
  'topics.yaml',
);

/** The pins of papers whose front matter has these lines. */
async function pinsOf(...heads: string[]): Promise<readonly UnknownPin[]> {
  const content = await mkdtemp(join(tmpdir(), 'broadsheet-pins-'));
  onTestFinished(() => rm(content, { recursive: true, force: true }));
  for (const [at, head] of heads.entries()) {
    const path = join(content, `papers/2026/10/p${at}.md`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `---\nid: p${at}\ntitle: On Dunes\n${head}\nsources: [hand]\n---\nSand.\n`);
  }
  return findUnknownPins(await snapshotOf(content), vocabulary);
}

test('names the place of a pinned topic that does not exist, in each form of a YAML list', async () => {
  const pins = await pinsOf('topics:\n  - deserts\n  - "volcanoes"', 'topics: [geysers, mountains]');
  expect(pins).toEqual([
    { file: 'papers/2026/10/p0.md', line: 6, column: 5, slug: 'volcanoes' },
    { file: 'papers/2026/10/p1.md', line: 4, column: 10, slug: 'geysers' },
  ]);
});

test('names each topic once per paper, in all papers that pin it', async () => {
  const pins = await pinsOf('topics: [moors, moors]', 'topics: [moors]');
  expect(pins.map(({ file, slug }) => `${file} ${slug}`)).toEqual([
    'papers/2026/10/p0.md moors',
    'papers/2026/10/p1.md moors',
  ]);
});

test('suggests the topic that was probably meant, by its slug, label or former slug', async () => {
  const pins = await pinsOf('topics: [desrts, Dry Places, hill, tundra]');
  expect(pins.map(({ slug, meant }) => [slug, meant])).toEqual([
    ['desrts', 'deserts'],
    ['Dry Places', 'deserts'],
    ['hill', 'mountains'],
    ['tundra', undefined],
  ]);
});

test('accepts a former slug of a topic, and an empty list', async () => {
  expect(await pinsOf('topics: [hills]', 'topics: []', 'venue: Nowhere')).toEqual([]);
});
