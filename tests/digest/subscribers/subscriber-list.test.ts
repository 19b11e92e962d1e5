import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startMailServer } from '../../../scripts/eval-digest/mail-server.ts';
import { readerKey } from '../../../src/digest/mail/addresses.ts';
import { openJournal } from '../../../src/digest/sending/journal.ts';
import {
  defaultSubscribersFile,
  openSubscriberList,
} from '../../../src/digest/subscribers/subscriber-list.ts';
import { importList } from '../../../src/subscriptions/service/import-list.ts';
import { openSubscriptions } from '../../../src/subscriptions/store/subscribers.ts';
import { readToken } from '../../../src/subscriptions/store/tokens.ts';
import { contentFolder, temporaryFolder, topicOf } from '../content.ts';
import { runDigest } from '../sending/command.ts';

const EARLY = new Date('2026-03-01T00:00:00Z');
const KEY = '3b7e19c0d5a8f2461c9e0b7d4f8a2653';

/** Creates a database with subscribers. Returns its path. */
async function databaseOf(
  folder: string,
  subscribers: readonly { address: string; topics?: string[]; frequency?: 'day' | 'week' }[],
): Promise<string> {
  await mkdir(join(folder, 'mail'), { recursive: true });
  const path = join(folder, 'mail/subscribers.sqlite');
  const store = openSubscriptions(path, 'create');
  store.subscribers.addAll(
    subscribers.map(({ address, topics = [], frequency = 'day' }) => ({ address, topics, frequency })),
    EARLY,
  );
  store.close();
  return path;
}

describe('the database as the list of subscribers', () => {
  test('keeps readers whose topic was renamed, and reports topics that are gone', async () => {
    const path = await databaseOf(await temporaryFolder(), [
      { address: 'a@x.org', topics: ['wading-birds', 'gone'] },
      { address: 'b@x.org', topics: ['gone'] },
      { address: 'c@x.org' },
    ]);
    const herons = { ...topicOf('herons'), was: ['wading-birds'] };
    const list = openSubscriberList(path, [herons]);
    onTestFinished(() => list.close());
    const found = list.subscribers.map(({ address, topics }) => [address, topics.map(({ slug }) => slug)]);
    expect(Object.fromEntries(found)).toEqual({ 'a@x.org': ['herons'], 'c@x.org': [] });
    expect(list.problems.map(({ message }) => message)).toEqual([
      'Subscribers chose topics that do not exist: gone. 1 of them chose no other, and get no mails.',
    ]);
  });

  test('pauses a subscription after three refusals in a row, once, until the reader goes on', async () => {
    const folder = await temporaryFolder();
    const path = await databaseOf(folder, [{ address: 'gone@x.org' }, { address: 'ada@x.org' }]);
    const log = join(folder, 'mail/subscribers.sqlite.sent.jsonl');
    const [gone, ada] = ['gone@x.org', 'ada@x.org'].map(readerKey) as [string, string];
    const pause = (time: Date) => {
      const journal = openJournal(log, 'dry-run', () => time);
      const list = openSubscriberList(path, []);
      const count = list.pauseRefused(journal, time);
      const rest = list.subscribers.map(({ address }) => address);
      list.close();
      return [count, rest.sort()];
    };
    const send = (day: number, states: readonly [string, 'sent' | 'refused'][]) => {
      const journal = openJournal(log, 'write', () => new Date(Date.UTC(2026, 2, day)));
      for (const [reader, state] of states) journal.record(`2026-03-0${day}`, reader, state);
      journal.close();
    };
    for (const day of [2, 3])
      send(day, [
        [gone, 'refused'],
        [ada, 'refused'],
      ]);
    // The same edition again is no further refusal.
    send(3, [[gone, 'refused']]);
    send(4, [[ada, 'sent']]);
    expect(pause(new Date('2026-03-04'))).toEqual([0, ['ada@x.org', 'gone@x.org']]);
    send(5, [
      [gone, 'refused'],
      [ada, 'refused'],
    ]);
    expect(pause(new Date('2026-03-05'))).toEqual([1, ['ada@x.org', 'gone@x.org']]);
    expect(pause(new Date('2026-03-06'))).toEqual([0, ['ada@x.org']]);
    const store = openSubscriptions(path, 'existing');
    store.subscribers.change(gone, { topics: [], frequency: 'day' }, new Date('2026-03-07'));
    store.close();
    expect(pause(new Date('2026-03-08'))).toEqual([0, ['ada@x.org', 'gone@x.org']]);
  });

  test('is refused beside a list, until the list is moved into it with its journal', async () => {
    const content = await contentFolder(0, ['Ada@example.org, herons', 'bob@example.org, , week']);
    const database = await databaseOf(content, [{ address: 'ada@example.org' }]);
    expect(() => defaultSubscribersFile(content)).toThrow('two lists of subscribers');
    const list = join(content, 'mail/subscribers.csv');
    await writeFile(`${list}.sent.jsonl`, '{"a":1}\n{"cut');
    await writeFile(`${database}.sent.jsonl`, '{"b":2}\n');
    expect(await importList(list, database, content, new Date())).toMatch(/^1 readers of .* 1 were there/u);
    expect(defaultSubscribersFile(content)).toBe(database);
    expect(readFileSync(`${database}.sent.jsonl`, 'utf8')).toBe('{"a":1}\n{"b":2}\n');
    const store = openSubscriptions(database, 'existing');
    const all = store.subscribers.all();
    expect(all.map(({ address, frequency }) => [address, frequency])).toEqual([
      ['ada@example.org', 'day'],
      ['bob@example.org', 'week'],
    ]);
    store.close();
  });

  test('moves nothing from a list with a mistake', async () => {
    const content = await contentFolder(0, ['ada@example.org', 'bob@example.org, storks']);
    const list = join(content, 'mail/subscribers.csv');
    const database = join(content, 'mail/subscribers.sqlite');
    await expect(importList(list, database, content, new Date())).rejects.toThrow('no topic storks');
    expect([existsSync(list), existsSync(database)]).toEqual([true, false]);
  });
});

test('npm run digest sends to the subscribers of the database, with links of the service', async () => {
  const settings =
    'digest: { from: digest@papers.example.org }\nsubscribers: { address: https://lists.example.org }\n';
  const content = await contentFolder(2, [], settings);
  await databaseOf(content, [{ address: 'ada@example.org' }]);
  const csv = join(content, 'mail/subscribers.csv');
  const mails = await startMailServer();
  onTestFinished(() => mails.close());
  const run = (key: string) =>
    runDigest(['--content', content, '--send', '--per-minute', '6000'], mails.port, undefined, {
      BROADSHEET_UNSUBSCRIBE_KEY: key,
    });
  expect((await run('')).error).toContain('two lists of subscribers');
  await importList(csv, join(content, 'mail/subscribers.sqlite'), content, new Date());
  expect((await run('short')).error).toContain('too short');
  expect(await run(KEY)).toMatchObject({ code: 0, error: '' });
  const mail = await PostalMime.parse(mails.taken[0]?.message ?? '');
  const header = mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
  expect(mail.headers.find(({ key }) => key === 'list-unsubscribe-post')?.value).toBe(
    'List-Unsubscribe=One-Click',
  );
  const links = [header, mail.text ?? '', mail.html ?? ''].flatMap((text) => [
    ...text.matchAll(/https:\/\/lists\.example\.org\/(unsubscribe|manage)\?token=([\w.-]+)/gu),
  ]);
  expect(links.map(([, page]) => page)).toEqual([
    'unsubscribe',
    'manage',
    'unsubscribe',
    'manage',
    'unsubscribe',
  ]);
  for (const [, page, token = ''] of links)
    expect(readToken(KEY, token, [page === 'manage' ? 'manage' : 'unsubscribe'], new Date())).toBe(
      readerKey('ada@example.org'),
    );
});
