import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { judgePapers } from '../../scripts/eval/topic-papers.ts';
import { type Judged, macroF1, scoreTopics } from '../../scripts/eval/topics.ts';
import { createTopicFinder } from '../../src/catalog/topics/paper-topics.ts';
import { parseTopicsFile } from '../../src/catalog/topics/topics-file.ts';
import type { Paper } from '../../src/paper/schema.ts';
import { decodeInput } from '../../src/readers/reading/input.ts';
import { detectReader } from '../../src/readers/registry.ts';

// Real papers of others' writing, which are therefore not part of the project; they may lie beside it.
const SHARED = join(import.meta.dirname, '../../../shared');
const ARXIV = ['corpora/arxiv-oai', 'corpora/arxiv-snapshot'].map((folder) => join(SHARED, folder));
const FEW = 20;

const vocabulary = parseTopicsFile(
  readFileSync(join(import.meta.dirname, '../../content/topics.yaml'), 'utf8'),
  'content/topics.yaml',
);

function isMissing(folder: string): boolean {
  if (existsSync(folder)) return false;
  console.warn(`SKIPPED: the figures of topics were not checked, because ${folder} is not there.`);
  return true;
}

describe.skipIf(ARXIV.some(isMissing))('the topics of papers whose categories are hidden', () => {
  let judged: Judged[] = [];
  beforeAll(async () => {
    judged = await judgePapers(vocabulary, ARXIV, '.');
  });

  test('agree with the categories as well as they did', () => {
    const withCategories = vocabulary.topics.filter(({ categories }) => categories.length > 0);
    const slugs = withCategories.map(({ slug }) => slug);
    const scores = scoreTopics(slugs, judged).filter(({ papers }) => papers >= FEW);
    const precision = scores.reduce((sum, score) => sum + score.precision, 0) / scores.length;
    expect(scores.length).toBeGreaterThanOrEqual(31);
    expect(macroF1(scores)).toBeGreaterThan(0.55);
    expect(precision).toBeGreaterThan(0.59);
  });
});

describe.each([
  ['seeds', 0.94],
  ['corpora/hf-daily', 0.95],
])('the papers of %s', (name, least) => {
  const folder = join(SHARED, name);

  test.skipIf(isMissing(folder))('nearly all have a topic, and none has more than three', async () => {
    const topicsOf = createTopicFinder(vocabulary);
    const found = (await papersIn(folder)).map((paper) => topicsOf(paper).length);
    expect(found.filter((count) => count > 0).length / found.length).toBeGreaterThanOrEqual(least);
    expect(Math.max(...found)).toBeLessThanOrEqual(3);
  });
});

async function papersIn(folder: string): Promise<Paper[]> {
  const papers: Paper[] = [];
  for (const name of readdirSync(folder).sort()) {
    const input = decodeInput(name, readFileSync(join(folder, name)));
    const reader = detectReader(input);
    if (reader === undefined) throw new Error(`No reader recognises ${name}.`);
    for await (const reading of reader.read(input, { captured: '2026-01-01' }))
      if ('paper' in reading) papers.push(reading.paper);
  }
  return papers;
}
