import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { announcements } from '../../../src/fetching/arxiv/announcements.ts';
import { arxiv, searchFor } from '../../../src/fetching/arxiv/query.ts';
import { announcementFeed, atomFeed, errorFeed } from '../documents.ts';
import { scene } from '../runs.ts';
import { half, type Manner, ok, status, webPage } from '../server.ts';

const category = arxiv({ categories: ['cs.CL'], max: 250 });
const first = 'arxiv/2026-03-06-cs.CL-00001-00100.xml';

describe('fetching from arXiv’s search', () => {
  test('saves page by page, newest first, up to the number that was asked for', async () => {
    const { server, run, content } = await scene();
    server.behave(ok(atomFeed(100, 1000)), ok(atomFeed(100, 1000)), ok(atomFeed(50, 1000)));
    expect((await run(category)).code).toBe(0);
    expect(server.log.map(({ query }) => [query.get('start'), query.get('max_results')])).toEqual([
      ['0', '100'],
      ['100', '100'],
      ['200', '50'],
    ]);
    expect(server.log[0]?.query.get('search_query')).toBe('cat:cs.CL');
    expect(server.log[0]?.query.get('sortOrder')).toBe('descending');
    expect((await readdir(join(content, 'inbox/arxiv'))).sort()).toEqual([
      '2026-03-06-cs.CL-00001-00100.xml',
      '2026-03-06-cs.CL-00101-00200.xml',
      '2026-03-06-cs.CL-00201-00250.xml',
    ]);
  });

  test('stops where there are no more, and saves nothing where there is nothing', async () => {
    const { server, run, saved } = await scene();
    server.behave(ok(atomFeed(30, 30)));
    await run(category);
    expect(server.log).toHaveLength(1);
    expect((await run(category)).said).toBe('00001-00100  already there, fetched today');
    expect(server.log).toHaveLength(1);
    const nothing = arxiv({ query: 'all:"no such thing"', categories: [], max: 10 });
    server.behave(ok(atomFeed(0, 0)));
    expect(await run(nothing)).toMatchObject({ code: 0, said: '00001-00010  0 papers of 0' });
    expect(await saved(first)).toBe(atomFeed(30, 30));
  });

  test('asks again where somebody has damaged a page', async () => {
    const { server, run, saved, content } = await scene();
    server.behave(ok(atomFeed(30, 30)));
    await run(category);
    await writeFile(join(content, 'inbox', first), '<feed>');
    await run(category);
    expect(await saved(first)).toBe(atomFeed(30, 30));
  });

  test('asks again for a page that arXiv left half empty', async () => {
    const { server, run, saved } = await scene();
    server.behave(ok(atomFeed(0, 30)), ok(atomFeed(12, 30)), ok(atomFeed(30, 30)));
    expect(await run(category)).toMatchObject({
      code: 0,
      said: expect.stringContaining('arXiv sent 12 of 30 entries.'),
    });
    expect(await saved(first)).toBe(atomFeed(30, 30));
  });

  test('goes on where a run was cut short, and asks nothing twice on a day', async () => {
    const { server, run, clock } = await scene();
    server.behave(ok(atomFeed(100, 150)), status(500));
    expect((await run(category)).code).toBe(1);
    server.log.length = 0;
    server.behave(ok(atomFeed(50, 150)));
    expect((await run(category)).code).toBe(0);
    expect(server.log.map(({ query }) => query.get('start'))).toEqual(['100']);
    clock.set('2026-03-07T12:00:00Z');
    server.behave(ok(atomFeed(100, 150)), ok(atomFeed(50, 150)));
    await run(category);
    expect(server.log).toHaveLength(3);
  });

  test.each<[string, Manner, string]>([
    ['an error entry', ok(errorFeed), 'arXiv refuses the query: start must be an integer.'],
    ['a web page', webPage, 'a web page (“We will be back”) instead of data'],
    ['XML of another kind', ok('<rss/>'), 'answers with <rss> where <feed> was expected'],
    ['half a feed, always', half(atomFeed(30, 30)), 'The XML is not complete'],
  ])('takes %s for a failure, and the next run completes', async (_, manner, message) => {
    const { server, run, saved } = await scene();
    server.behave(manner);
    const outcome = await run(category);
    expect(outcome).toMatchObject({ code: 1, errors: expect.stringContaining(message) });
    expect(await saved(first)).toBeUndefined();
    server.behave(ok(atomFeed(30, 30)));
    expect((await run(category)).code).toBe(0);
    expect(await saved(first)).toBe(atomFeed(30, 30));
  });

  test('joins a query and categories', () => {
    expect(searchFor({ categories: ['cs.CL', 'cs.LG'] })).toBe('cat:cs.CL OR cat:cs.LG');
    expect(searchFor({ query: 'ti:quiet', categories: ['cs.CL'] })).toBe('(ti:quiet) AND (cat:cs.CL)');
  });

  test('gives searches that look alike files of their own', async () => {
    const { server, run, content } = await scene();
    server.behave(ok(atomFeed(1, 1)));
    for (const query of ['ti:quiet', 'ti quiet', 'ti/quiet'])
      await run(arxiv({ query, categories: [], max: 1 }));
    expect(new Set(await readdir(join(content, 'inbox/arxiv'))).size).toBe(3);
  });
});

describe('fetching announcements', () => {
  const feeds = announcements(['cs.LG', 'cs.CL', 'cs.LG']);
  const name = 'announcements/2026-03-06-cs.CL+cs.LG.xml';
  const friday = 'Fri, 06 Mar 2026 00:00:00 -0500';

  test('saves the feed under its own day', async () => {
    const { server, run, saved } = await scene('2026-03-07T03:00:00Z');
    server.behave(ok(announcementFeed(friday, 2)));
    expect((await run(feeds)).code).toBe(0);
    expect(server.log[0]?.path).toBe('/rss/cs.CL+cs.LG');
    expect(await saved(name)).toBe(announcementFeed(friday, 2));
  });

  test('lets an empty feed, and one that is none, replace nothing', async () => {
    const { server, run, saved } = await scene();
    server.behave(ok(announcementFeed(friday, 2)), ok(announcementFeed(friday, 0)), webPage);
    await run(feeds);
    expect((await run(feeds)).code).toBe(0);
    expect((await run(feeds)).code).toBe(1);
    expect(server.log).toHaveLength(3);
    expect(await saved(name)).toBe(announcementFeed(friday, 2));
  });
});
