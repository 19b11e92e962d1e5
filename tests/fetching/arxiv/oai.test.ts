import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { oai } from '../../../src/fetching/arxiv/oai.ts';
import { oaiError, recordsAnswer } from '../documents.ts';
import { scene } from '../runs.ts';
import { cut, half, ok, type Server, status, webPage } from '../server.ts';

const harvest = oai({ set: 'cs', from: '2026-03-04', until: '2026-03-05', prefix: 'arXiv' });
const asked = ({ log }: Server) =>
  log.map(({ query }) => query.get('resumptionToken') ?? query.get('from') ?? '');
const none = ok(oaiError('noRecordsMatch'));

describe('harvesting by OAI-PMH', () => {
  test('goes day by day and follows the tokens', async () => {
    const { server, run, content } = await scene();
    server.behave(ok(recordsAnswer(3, 'a|1')), ok(recordsAnswer(2)), none);
    expect(await run(harvest)).toMatchObject({
      code: 0,
      said: '2026-03-04  page 1: 3 records of 5\n2026-03-04  page 2: 5 records of 5\n2026-03-05  page 1: 0 records',
    });
    expect(asked(server)).toEqual(['2026-03-04', 'a|1', '2026-03-05']);
    expect(Object.fromEntries(server.log[0]?.query ?? [])).toEqual({
      verb: 'ListRecords',
      metadataPrefix: 'arXiv',
      set: 'cs',
      from: '2026-03-04',
      until: '2026-03-04',
    });
    expect(await readdir(join(content, 'inbox/oai/arXiv-cs'))).toEqual([
      '.harvest.json',
      '2026-03-04-0001.xml',
      '2026-03-04-0002.xml',
    ]);
  });

  test('asks for no day twice, except for one that was not over', async () => {
    const { server, run, clock } = await scene();
    server.behave(none);
    const open = oai({ set: 'cs', from: '2026-03-05', prefix: 'arXiv' });
    await run(open);
    await run(open);
    expect(asked(server)).toEqual(['2026-03-05', '2026-03-06', '2026-03-06']);
    clock.set('2026-03-07T01:00:00Z');
    await run(open);
    expect(asked(server).slice(3)).toEqual(['2026-03-06', '2026-03-07']);
  });

  test('goes on with the token where a run failed', async () => {
    const { server, run, saved } = await scene();
    server.behave(ok(recordsAnswer(3, 'a|1')), half(recordsAnswer(2)));
    const outcome = await run(harvest);
    expect(outcome).toMatchObject({ code: 1, errors: expect.stringContaining('The XML is not complete') });
    expect(JSON.parse((await saved('oai/arXiv-cs/.harvest.json')) ?? '')).toEqual({
      done: [],
      current: { day: '2026-03-04', begun: '2026-03-06', token: 'a|1', page: 2, cursor: 3 },
    });
    server.log.length = 0;
    server.behave(ok(recordsAnswer(2)), none);
    expect((await run(harvest)).said).toContain('2026-03-04  page 2: 5 records of 5');
    expect(asked(server)).toEqual(['a|1', '2026-03-05']);
  });

  test.each([
    ['as the protocol says', ok(oaiError('badResumptionToken'))],
    ['by a status', status(422)],
  ])('begins the day again when the token has expired, %s', async (_, expired) => {
    const { server, run } = await scene();
    server.behave(ok(recordsAnswer(3, 'a|1')), cut);
    await run(harvest);
    server.log.length = 0;
    server.behave(expired, ok(recordsAnswer(3, 'b|1')), ok(recordsAnswer(2)), none);
    const outcome = await run(harvest);
    expect(outcome).toMatchObject({ code: 0, said: expect.stringContaining('the token has expired') });
    expect(asked(server)).toEqual(['a|1', '2026-03-04', 'b|1', '2026-03-05']);
  });

  test('gives up on tokens that never work', async () => {
    const { server, run } = await scene();
    const expired = ok(oaiError('badResumptionToken'));
    server.behave(ok(recordsAnswer(3, 'a|1')), expired, ok(recordsAnswer(3, 'b|1')), expired);
    expect((await run(harvest)).code).toBe(1);
    expect(server.log).toHaveLength(4);
  });

  test('waits as long as a 503 says', async () => {
    const { server, run, clock } = await scene();
    const start = clock.now();
    server.behave(status(503, { 'retry-after': new Date(start + 45_000).toUTCString() }), none);
    expect((await run(harvest)).code).toBe(0);
    expect((server.log[1]?.time ?? 0) - start).toBe(45_000);
  });

  test.each([
    ['a refusal', ok(oaiError('badArgument')), 'arXiv refuses the harvest, badArgument: as it happens'],
    ['a web page', webPage, 'instead of data'],
    ['an answer without content', ok('<OAI-PMH/>'), 'neither records nor an error'],
  ])('takes %s for a failure, and the next run completes', async (_, manner, message) => {
    const { server, run } = await scene();
    server.behave(manner);
    expect(await run(harvest)).toMatchObject({ code: 1, errors: expect.stringContaining(message) });
    server.behave(none);
    expect((await run(harvest)).code).toBe(0);
    expect(asked(server)).toEqual(['2026-03-04', '2026-03-04', '2026-03-05']);
  });

  test('starts afresh where its note is damaged', async () => {
    const { server, run, content } = await scene();
    server.behave(none);
    await run(harvest);
    await writeFile(join(content, 'inbox/oai/arXiv-cs/.harvest.json'), '{"done":["2026');
    expect((await run(harvest)).code).toBe(0);
    expect(asked(server)).toHaveLength(4);
  });

  test.each([
    ['one token for ever', (page: number) => recordsAnswer(1, 'same', page)],
    ['two tokens in turn', (page: number) => recordsAnswer(1, `t${page % 2}`, page)],
    ['the same records with new tokens', (page: number) => recordsAnswer(2, `t${page}`)],
    ['empty pages with new tokens', (page: number) => recordsAnswer(0, `t${page}`)],
  ])('ends if a source sends %s, and begins the day again next time', async (_, answer) => {
    const { server, run, saved } = await scene();
    let page = 0;
    server.behave((request, response) => ok(answer(++page))(request, response));
    const outcome = await run(harvest);
    expect(outcome).toMatchObject({
      code: 1,
      errors: expect.stringContaining('has no last page for 2026-03-04'),
    });
    expect(server.log.length).toBeLessThan(4);
    expect(JSON.parse((await saved('oai/arXiv-cs/.harvest.json')) ?? '')).toEqual({ done: [] });
  });

  test.each([
    [
      'nested without end',
      `${'<record>'.repeat(20_000)}x${'</record>'.repeat(20_000)}`,
      'nested more than 100 deep',
    ],
    ['nested and not closed', '<a>'.repeat(20_000), 'nested more than 100 deep'],
    ['records without identifiers', '<record/><record/>', '2 entries, of which 2 are no papers'],
  ])('refuses an answer of elements that are %s', async (_, inner, why) => {
    const { server, run } = await scene();
    const big = `<OAI-PMH xmlns="x"><ListRecords>${inner}</ListRecords></OAI-PMH>`;
    server.behave((_request, response) => response.end(big));
    expect(await run(harvest, {}, 1_000_000)).toMatchObject({
      code: 1,
      errors: expect.stringContaining(why),
    });
    expect(server.log).toHaveLength(1);
  });
});
