import { join } from 'node:path';
import { expect, test } from 'vitest';
import { derivedFiles } from '../../../src/building/derived/derived-files.ts';
import { readSummaries, summaryOf } from '../../../src/building/rendering/paper-summaries.ts';
import { topicsById } from '../../../src/building/rendering/paper-topics.ts';
import { papersById } from '../../../src/building/rendering/snapshot-papers.ts';
import { personOf } from '../../../src/catalog/authors/authors.ts';
import { digestOfTexts } from '../../../src/catalog/terms/paper-texts.ts';
import type { Paper } from '../../../src/paper/schema.ts';
import { serialize } from '../../../src/store/document.ts';
import { takeSnapshot } from '../../../src/store/snapshot/take-snapshot.ts';
import { writePaperFile } from '../../../src/store/store.ts';
import { temporaryFolder } from '../../ingest/command.ts';
import { START } from './start.ts';

const authors = [
  { name: 'Doe, Jane', family: 'Doe', given: 'Jane' },
  { name: '山田 太郎' },
  { name: 'OpenMind' },
];
const papers: Paper[] = [
  {
    id: 'a',
    title: 'Robots',
    sources: ['listing'],
    abstract: 'Words.',
    authors,
    listed: '2026-03-04',
    upvotes: 0,
  },
  { id: 'b', title: 'Graphs', sources: ['listing'], abstract: '', aliases: ['old-b'], year: 2024 },
  { id: 'c', title: 'Graphs', sources: ['listing'], abstract: '', authors: [{ name: 'Jane Doe' }] },
];

async function read(folder: string, own: readonly Paper[]) {
  for (const paper of own) await writePaperFile(folder, `papers/undated/${paper.id}.md`, serialize(paper));
  using snapshot = await takeSnapshot({
    contentDir: folder,
    workDir: join(folder, 'work'),
    notice: () => undefined,
  });
  const listed = [...papersById(snapshot).values()];
  const cache = derivedFiles('code', join(folder, 'derived'));
  const topics = await topicsById(
    snapshot,
    {
      groups: ['Topics'],
      topics: [...START.topics],
      limits: { perPaper: 3, minimumScore: 1, shareOfBest: 0.5 },
    },
    listed,
    cache,
  );
  return { ...(await readSummaries(snapshot, listed, cache, () => expect.unreachable())), topics };
}

test('the summaries of papers are read as from their records, the first time and later, after a change too', async () => {
  const folder = await temporaryFolder();
  const [first, ...others] = papers;
  const changed = [...(first ? [{ ...first, title: 'Other graphs' }] : []), ...others];
  for (const own of [papers, papers, changed]) {
    const { papers: summaries, textDigests, topics } = await read(folder, own);
    const named = (list: readonly Pick<Paper, 'authors'>[]) =>
      list.map((paper) => (paper.authors ?? []).map((author) => [author.name, personOf(author)]));
    const withoutAuthors = ({ authors: _, ...paper }: Pick<Paper, 'authors'>) => paper;
    expect(summaries.map(withoutAuthors)).toEqual(own.map(summaryOf).map(withoutAuthors));
    expect(named(summaries)).toEqual(named(own));
    expect([...textDigests]).toEqual(own.map((paper) => [paper.id, digestOfTexts(paper)]));
    expect(topics.get('a')).toEqual([own === changed ? 'graphs' : 'robots']);
  }
});
