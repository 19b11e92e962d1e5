import { describe, expect, test } from 'vitest';
import { announcements } from '../../src/fetching/arxiv/announcements.ts';
import { oai } from '../../src/fetching/arxiv/oai.ts';
import { arxiv } from '../../src/fetching/arxiv/query.ts';
import { huggingFace } from '../../src/fetching/hf.ts';
import { Client } from '../../src/fetching/http/client.ts';
import { ARXIV_INTERVAL, HUGGING_FACE_INTERVAL, LIMITS } from '../../src/fetching/http/limits.ts';
import { RateLimiter } from '../../src/fetching/http/rate-limiter.ts';
import { announcementFeed, atomFeed, oaiError } from './documents.ts';
import { scene, testClock } from './runs.ts';
import { cut, ok, type Server, serve, silent, status } from './server.ts';

function gaps({ log }: Server): number[] {
  return log.slice(1).map(({ time }, index) => time - (log[index]?.time ?? 0));
}

const feed = ok(atomFeed(100, 1000));

describe('the limits that arXiv and Hugging Face set', () => {
  test('are kept by default', () => {
    expect(ARXIV_INTERVAL).toBeGreaterThanOrEqual(3000);
    expect(HUGGING_FACE_INTERVAL).toBeGreaterThanOrEqual((5 * 60_000) / 500);
    for (const source of [
      arxiv({ categories: ['cs.CL'], max: 1 }),
      announcements(['cs.CL']),
      oai({ set: 'cs', from: '2026-03-04', prefix: 'arXiv' }),
    ])
      expect(source).toMatchObject({ interval: ARXIV_INTERVAL, host: 'arxiv' });
    expect(huggingFace({ date: '2026-03-04' }).interval).toBe(HUGGING_FACE_INTERVAL);
    expect(LIMITS.longestWait).toBeLessThan(600_000);
  });

  test('hold between pages, redirects and repetitions', async () => {
    const { server, run } = await scene();
    server.behave(status(302, { location: '/moved' }), feed, cut, silent, status(503), feed, feed);
    expect((await run(arxiv({ categories: ['cs.CL'], max: 300 }))).code).toBe(0);
    expect(server.log).toHaveLength(7);
    expect(Math.min(...gaps(server))).toBeGreaterThanOrEqual(3000);
    expect(Math.max(...server.log.map(({ atOnce }) => atOnce))).toBe(1);
  });

  test('hold from one command to the next', async () => {
    const { server, run } = await scene();
    server.behave(feed, ok(announcementFeed('', 1)), ok(oaiError('noRecordsMatch')));
    await run(arxiv({ categories: ['cs.CL'], max: 100 }));
    await run(announcements(['cs.CL']));
    await run(oai({ set: 'cs', from: '2026-03-05', prefix: 'arXiv' }));
    expect(server.log).toHaveLength(4);
    expect(Math.min(...gaps(server))).toBeGreaterThanOrEqual(3000);
  });

  test('hold for requests that are made at the same time', async () => {
    const clock = testClock();
    const server = await serve(clock.now);
    server.behave(ok('{}'));
    const limiter = new RateLimiter({ clock, interval: ARXIV_INTERVAL, longestWait: LIMITS.longestWait });
    const client = new Client({ limiter, clock, limits: LIMITS, userAgent: 'x', say: () => {} });
    const urls = Array.from({ length: 5 }, (_, index) => new URL(`/${index}`, server.base));
    await Promise.all(urls.map((url) => client.get(url, () => undefined)));
    expect(gaps(server)).toEqual(Array.from({ length: 4 }, () => ARXIV_INTERVAL));
    expect(Math.max(...server.log.map(({ atOnce }) => atOnce))).toBe(1);
  });

  test('are those that the headers of an answer name', async () => {
    const { server, run } = await scene();
    server.behave(
      ok('[]', { ratelimit: '"api";r=0;t=55' }),
      ok('[]', { 'ratelimit-policy': '"fixed window";"api";q=100;w=300' }),
      ok('[]'),
    );
    await run(huggingFace({ since: '2026-03-03' }));
    expect(gaps(server)).toEqual([55_000, 3000, 3000]);
  });
});

describe('asking again', () => {
  test('waits for a part, left to chance, of a time that doubles', async () => {
    const { server, run } = await scene();
    server.behave(status(500));
    await run(huggingFace({ date: '2026-03-04' }));
    expect(gaps(server)).toEqual([1000, 2000, 4000, 8000]);
  });
});
