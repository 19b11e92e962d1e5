import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createEditions } from '../../src/catalog/editions/editions.ts';
import { monthsOf } from '../../src/catalog/editions/periods.ts';
import type { CatalogPaper } from '../../src/catalog/paper/catalog-paper.ts';
import { createTopicFinder } from '../../src/catalog/topics/paper-topics.ts';
import { createTopics } from '../../src/catalog/topics/topics.ts';
import { parseTopicsFile } from '../../src/catalog/topics/topics-file.ts';
import { comparisonOf, risingTopics } from '../../src/catalog/trends/rising-topics.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { findInputs } from '../../src/ingest/inputs.ts';
import { readVisible } from '../../src/store/store.ts';

const project = join(import.meta.dirname, '../..');

test('the sample shows what rises, so that no page of a new site is empty', async () => {
  const sample: Record<string, string> = JSON.parse(
    await readFile(join(project, 'content/sample.json'), 'utf8'),
  );
  const contentDir = await mkdtemp(join(tmpdir(), 'broadsheet-rising-'));
  onTestFinished(() => rm(contentDir, { recursive: true, force: true }));
  const found = await findInputs(['content/inbox'], project);
  const inputs = found.filter(({ name }) => Object.hasOwn(sample, name.split(/[\\/]/).at(-1) ?? ''));
  // Whoever has cleared the sample away has nothing to test here.
  if (inputs.length < Object.keys(sample).length) return;
  await ingest({ inputs, contentDir });
  const papers: CatalogPaper[] = [];
  for await (const { paper } of readVisible(contentDir)) papers.push({ ...paper, notes: '' });
  const file = join(project, 'content/topics.yaml');
  const vocabulary = parseTopicsFile(await readFile(file, 'utf8'), file);
  const comparison = comparisonOf(monthsOf(createEditions(papers).dated));
  const { all } = createTopics(papers, vocabulary, createTopicFinder(vocabulary));
  const rising = comparison === undefined ? [] : risingTopics(comparison, all);
  expect(rising.map(({ topic }) => topic.slug)).toEqual(['language-models']);
  // Nobody made up a vote for the sample.
  expect(papers.filter(({ upvotes }) => upvotes !== undefined)).toEqual([]);
});
