import { parseAtomFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import type { CatalogPaper } from '../../src/catalog/paper/catalog-paper.ts';
import { digestFeed } from '../../src/digest/digest-feed.ts';
import { appendEditions } from '../../src/digest/editions/edition-record.ts';
import { parseSiteConfig } from '../../src/site/config-file.ts';
import { xmlFaults } from '../exports/schemas/validate.ts';
import { paperOf, temporaryFolder, topicOf } from './content.ts';

const settings = (feed: string) =>
  parseSiteConfig(
    `name: Sample & Sons\nurl: https://papers.example.org/base\ndigest: { feed: ${feed} }\n`,
    'site.yaml',
  );

function feedOf(papers: readonly CatalogPaper[], folder: string, feed = 'day'): string | undefined {
  const catalog = createCatalog(papers, {
    topicsFile: { groups: ['Group'], topics: [topicOf('reasoning')] },
    topicsOf: (paper) => paper.topics ?? [],
    language: 'en-GB',
  });
  return digestFeed(catalog, settings(feed), folder);
}

const days = ['2026-02-20', '2026-03-02', '2026-03-03', '2026-03-04'];
const papers = days.map((day, i) =>
  paperOf(`p${i}`, day, { title: 'A < B & C', abstract: 'Let $x \\in \\mathbb{R}$.', topics: ['reasoning'] }),
);

describe('the digest feed', () => {
  test('is a valid feed with an entry for each day, which holds the HTML of the mail', async () => {
    const xml = feedOf(papers, await temporaryFolder()) ?? '';
    expect(await xmlFaults(xml, 'atom')).toEqual([]);
    const { entries, title, updated } = parseAtomFeed(xml);
    expect(title).toMatchObject({ value: 'Sample & Sons: digest' });
    expect(updated).toBe('2026-03-04T00:00:00Z');
    expect(entries?.map((entry) => entry.title)).toMatchObject(
      ['4 March 2026', '3 March 2026', '2 March 2026', '20 February 2026'].map((day) => ({
        value: `Sample & Sons: 1 paper, ${day}`,
      })),
    );
    const html = String(Object(entries?.[0]?.content).value);
    expect(html).toMatch(/^<table /u);
    expect(html).toContain('x ∈ ℝ');
    expect(html).toContain('https://papers.example.org/base/papers/p3.html');
    expect(html).not.toContain('Unsubscribe');
  });

  test('has weeks if the owner wants them, and is absent without them', async () => {
    const folder = await temporaryFolder();
    expect(parseAtomFeed(feedOf(papers, folder, 'week') ?? '').entries).toHaveLength(1);
    expect(feedOf(papers, folder, 'false')).toBeUndefined();
    expect(feedOf([], folder)).toBeUndefined();
  });

  test('dates a paper that was read in late by the edition in which it is published', async () => {
    const folder = await temporaryFolder();
    appendEditions(folder, 'day', { start: '2026-03-03', papers: ['p0', 'p1'] }, [
      { edition: '2026-03-03', published: '2026-03-03T18:00:00Z', papers: ['p2'] },
    ]);
    const late = paperOf('late', '2026-02-27', { title: 'Late herons' });
    const before = feedOf(papers, folder);
    // A paper that waits for its edition changes nothing.
    expect(feedOf([...papers, late], folder)).toBe(before);
    appendEditions(folder, 'day', undefined, [
      { edition: '2026-03-04', published: '2026-03-05T06:30:00Z', papers: ['p3', 'late'] },
    ]);
    const xml = feedOf([...papers, late], folder) ?? '';
    const [entry, next] = parseAtomFeed(xml).entries ?? [];
    expect([entry?.published, entry?.updated, next?.published]).toEqual([
      '2026-03-05T06:30:00Z',
      '2026-03-05T06:30:00Z',
      '2026-03-03T18:00:00Z',
    ]);
    expect(String(Object(entry?.content).value)).toMatch(
      /Added late: listed on 27 February 2026.*Late herons/u,
    );
    expect(xml.match(/Late herons/gu)).toHaveLength(1);
    expect(feedOf([...papers, late], folder)).toBe(xml);
  });
});
