import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { huggingFace } from '../../src/fetching/hf.ts';
import { dailyItem, storeTexts } from '../ingest/command.ts';
import { IMPATIENT, scene } from './runs.ts';
import {
  cut,
  dripping,
  half,
  type Manner,
  ok,
  refusing,
  silent,
  stalled,
  status,
  truncated,
  webPage,
} from './server.ts';

const day = (id: string, title = 'On quiet listings') => JSON.stringify([dailyItem(id, title)]);
const ALL = 'hf-daily/2026-03-04.json';
const wednesday = huggingFace({ date: '2026-03-04' });

describe('fetching daily papers', () => {
  test('saves the answer as it came, and ingests it', async () => {
    const { server, run, saved, content } = await scene();
    server.behave(ok(day('2603.00001')));
    const outcome = await run(wednesday, { ingest: true });
    expect(outcome.code).toBe(0);
    expect(await saved(ALL)).toBe(day('2603.00001'));
    expect([...(await storeTexts(content)).values()].join()).toContain('On quiet listings');
    expect(outcome.said).toMatch(/^new +1$/m);
    expect(server.log).toMatchObject([{ path: '/api/daily_papers', userAgent: 'Broadsheet/test' }]);
    expect(server.log[0]?.query.get('date')).toBe('2026-03-04');
  });

  test('puts the pages of a day together', async () => {
    const { server, run, saved } = await scene();
    server.behave(
      ok(day('2603.00001'), { link: '</api/daily_papers?date=2026-03-04&p=1>; rel="next"' }),
      ok(day('2603.00002')),
    );
    expect((await run(wednesday)).code).toBe(0);
    const items: unknown = JSON.parse((await saved(ALL)) ?? '');
    expect(items).toMatchObject([{ paper: { id: '2603.00001' } }, { paper: { id: '2603.00002' } }]);
    expect(server.log[1]?.query.get('p')).toBe('1');
  });

  test('does not go round in pages that have no end', async () => {
    const { server, run, saved } = await scene();
    server.behave(ok(day('2603.00001'), { link: '</api/daily_papers?p=1>; rel="next"' }));
    expect((await run(wednesday)).code).toBe(1);
    expect(await saved(ALL)).toBeUndefined();
    expect(server.log).toHaveLength(2);
  });

  test('saves an empty day once it is over', async () => {
    const { server, run, saved, clock } = await scene('2026-03-08T12:00:00Z');
    server.behave(ok('[]'));
    expect(await run(huggingFace({ since: '2026-03-07' }))).toMatchObject({ code: 0 });
    expect(await saved('hf-daily/2026-03-07.json')).toBe('[]');
    expect(await saved('hf-daily/2026-03-08.json')).toBeUndefined();
    // A minute after 21:30 in New York.
    clock.set('2026-03-09T01:31:00Z');
    await run(huggingFace({ date: '2026-03-08' }));
    expect(await saved('hf-daily/2026-03-08.json')).toBe('[]');
  });

  test('never replaces papers by an empty answer', async () => {
    const { server, run, saved } = await scene();
    server.behave(ok(day('2603.00001')), ok('[]'));
    const yesterday = huggingFace({ date: '2026-03-05' });
    await run(yesterday);
    const outcome = await run(yesterday);
    expect(outcome).toMatchObject({ code: 0, said: '2026-03-05  no papers; the saved ones are kept' });
    expect(server.log).toHaveLength(2);
    expect(await saved('hf-daily/2026-03-05.json')).toBe(day('2603.00001'));
  });

  test.each([
    ['nothing that is a paper', '[null,1,"x",[],{}]'],
    ['papers without ids', '[{"paper":{"title":"x"}}]'],
    ['a paper among other things', JSON.stringify([dailyItem('2603.00002', 'Another'), 'x'])],
  ])('never replaces papers by %s', async (_, junk) => {
    const { server, run, saved } = await scene();
    server.behave(ok(day('2603.00001')), ok(junk));
    const yesterday = huggingFace({ date: '2026-03-05' });
    await run(yesterday);
    const outcome = await run(yesterday);
    expect(outcome).toMatchObject({ code: 1, errors: expect.stringMatching(/(?:is|are) no papers?\./) });
    expect(await saved('hf-daily/2026-03-05.json')).toBe(day('2603.00001'));
  });

  test('saves a day with one strange item if it has nothing yet, and ingests the others', async () => {
    const { server, run } = await scene();
    server.behave(ok(JSON.stringify([dailyItem('2603.00002', 'Another'), 'x'])));
    const outcome = await run(wednesday, { ingest: true });
    expect(outcome.said).toMatch(/^new +1$/m);
    expect(outcome.said).toMatch(/^quarantined +1$/m);
  });

  test.each([
    ['lost', (path: string) => rm(path)],
    ['empty', (path: string) => writeFile(path, '')],
    ['damaged', (path: string) => writeFile(path, '["hf-da')],
  ])('ingests what was saved if the list of what is to be ingested is %s', async (_, damage) => {
    const { server, run, content } = await scene();
    server.behave(ok(day('2603.00001')));
    await run(wednesday, { ingest: false });
    await damage(join(content, 'inbox/.pending.json'));
    expect((await run(wednesday, { ingest: true })).said).toMatch(/^new +1$/m);
    expect((await run(wednesday, { ingest: true })).said).toContain('Nothing new.');
  });

  test.each(['', '\0\0\0'])('asks again for a day whose file a power cut has emptied', async (left) => {
    const { server, run, saved, content } = await scene();
    server.behave(ok(day('2603.00001')));
    await run(wednesday);
    await writeFile(join(content, 'inbox', ALL), left);
    await run(wednesday);
    expect(await saved(ALL)).toBe(day('2603.00001'));
  });

  test('asks again for the newest two days only, and once more for them when they have settled', async () => {
    const { server, run, clock } = await scene();
    const asked = () => server.log.splice(0).map(({ query }) => query.get('date'));
    server.behave(ok(day('2603.00001')));
    const since = huggingFace({ since: '2026-03-03' });
    await run(since);
    expect(asked()).toEqual(['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06']);
    await run(since);
    expect(asked()).toEqual(['2026-03-05', '2026-03-06']);
    clock.set('2026-03-10T12:00:00Z');
    await run(since);
    const later = ['2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09', '2026-03-10'];
    expect(asked()).toEqual(later);
    await run(since);
    expect(asked()).toEqual(['2026-03-09', '2026-03-10']);
  });

  test('ingests what an earlier run saved and could not ingest any more', async () => {
    const { server, run } = await scene();
    server.behave(ok(day('2603.00001')));
    await run(wednesday, { ingest: false });
    const outcome = await run(wednesday, { ingest: true });
    expect(server.log).toHaveLength(1);
    expect(outcome.said).toMatch(/^new +1$/m);
    const third = await run(wednesday, { ingest: true });
    expect(third.said).toBe('2026-03-04  already there\nNothing new.');
  });
});

const body = day('2603.00001', 'A paper of which the answer is long enough to be cut in two');

describe('a source that stumbles', () => {
  test.each<[string, Manner, RegExp]>([
    [
      '429 with Retry-After',
      status(429, { 'retry-after': '7' }),
      /status 429 .* Trying again in 7 s \(2 of 5\)/,
    ],
    ['429 with a body that never ends', refusing(429, { 'retry-after': '9' }), /429 .* Trying again in 9 s/],
    ['a body that comes drop by drop', dripping, /takes too long to answer\. Trying again/],
    ['503', status(503), /status 503 .* Trying again in 1 s/],
    ['a cut connection', cut, /The connection to 127\.0\.0\.1:\d+ failed: .*Trying again/],
    ['a truncated body', truncated(body), /The connection to .* failed: .*Trying again/],
    ['half an answer', half(body), /The JSON is not complete\. Trying again/],
    ['an empty answer', ok(''), /It is empty\. Trying again/],
    ['silence', silent, /does not answer\. Trying again/],
    ['a body that stops', stalled(body), /stopped in the middle of its answer\. Trying again/],
  ])('is asked again after %s', async (_, manner, message) => {
    const { server, run, saved } = await scene(undefined, IMPATIENT);
    server.behave(manner, ok(body));
    const outcome = await run(wednesday);
    expect(outcome.said).toMatch(message);
    expect(outcome.code).toBe(0);
    expect(await saved(ALL)).toBe(body);
    expect(server.log).toHaveLength(2);
  });

  test.each<[string, Manner, RegExp]>([
    ['a web page with status 200', webPage, /a web page \(“We will be back”\) instead of data/],
    ['404', status(404), /status 404/],
    ['JSON of another form', ok('{"error":"no such day"}'), /else than a list of papers: no such day/],
    [
      'a redirect to another site',
      status(302, { location: 'http://127.0.0.2:1/' }),
      /redirects to another site/,
    ],
    ['a redirect in circles', status(302, { location: '/api/daily_papers' }), /redirects in a loop/],
    ['far too much', ok(`["${'x'.repeat(200_000)}"]`), /larger than 100,000 bytes/],
    [
      'a next page elsewhere',
      ok('[]', { link: '<http://127.0.0.2:1/>; rel="next"' }),
      /links to a next page/,
    ],
  ])(
    'is not asked again after %s, what is there stays, and the next run completes',
    async (_, manner, message) => {
      const { server, run, saved } = await scene();
      const yesterday = huggingFace({ date: '2026-03-05' });
      const name = 'hf-daily/2026-03-05.json';
      server.behave(ok(day('2603.00009')));
      await run(yesterday);
      server.log.length = 0;
      server.behave(manner);
      const outcome = await run(yesterday);
      expect(outcome.code).toBe(1);
      expect(outcome.errors).toMatch(message);
      expect(outcome.errors).toContain('Run the same command again later to fetch the rest');
      expect(server.log.length).toBe(message.source.includes('in a loop') ? 6 : 1);
      expect(await saved(name)).toBe(day('2603.00009'));
      server.behave(ok(body));
      expect((await run(yesterday)).code).toBe(0);
      expect(await saved(name)).toBe(body);
    },
  );

  test('ends the run when it stays out of order, and the next run catches up on the missing days in order', async () => {
    const { server, run, saved } = await scene();
    server.behave(ok(day('2603.00001')), ok(day('2603.00002')), status(503));
    const since = huggingFace({ since: '2026-03-02' });
    const outcome = await run(since, { ingest: true });
    expect(outcome.code).toBe(1);
    expect(outcome.said).toMatch(/^new +2$/m);
    expect(server.log).toHaveLength(2 + 5);
    server.log.length = 0;
    server.behave(ok(body));
    expect((await run(since, { ingest: true })).code).toBe(0);
    const asked = server.log.map(({ query }) => query.get('date'));
    expect(asked).toEqual(['2026-03-04', '2026-03-05', '2026-03-06']);
    expect(await saved('hf-daily/2026-03-02.json')).toBe(day('2603.00001'));
  });

  test('keeps no later day away by one that is broken', async () => {
    const { server, run, saved } = await scene();
    server.behave(webPage, ok(body));
    const outcome = await run(huggingFace({ since: '2026-03-05' }));
    expect(outcome.code).toBe(1);
    expect(outcome.errors).toContain('2026-03-05: ');
    expect(await saved('hf-daily/2026-03-06.json')).toBe(body);
  });

  test('is left alone after three broken days one after the other', async () => {
    const { server, run } = await scene();
    server.behave(webPage);
    expect((await run(huggingFace({ since: '2026-01-01' }))).code).toBe(1);
    expect(server.log).toHaveLength(3);
  });

  test('ends the run rather than wait for an hour', async () => {
    const { server, run, clock } = await scene();
    const start = clock.now();
    server.behave(status(429, { 'retry-after': '3600' }));
    const outcome = await run(wednesday);
    expect(outcome.code).toBe(1);
    expect(outcome.errors).toContain('asks to wait 60 min');
    expect(outcome.errors).toContain('Run this again after 2026-03-06 13:00 UTC.');
    expect(server.log).toHaveLength(1);
    expect(clock.now()).toBe(start);
  });

  test('is followed through a redirect within the site', async () => {
    const { server, run, saved } = await scene();
    server.behave(status(301, { location: '/elsewhere' }), ok(body));
    expect((await run(wednesday)).code).toBe(0);
    expect(server.log.map(({ path }) => path)).toEqual(['/api/daily_papers', '/elsewhere']);
    expect(await saved(ALL)).toBe(body);
  });
});
