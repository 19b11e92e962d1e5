import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { UsageError } from '../../../src/commands/usage-error.ts';
import { readerKey } from '../../../src/digest/mail/addresses.ts';
import { isDatabase, openDatabase } from '../../../src/subscriptions/store/database.ts';
import { openSubscriptions } from '../../../src/subscriptions/store/subscribers.ts';
import { temporaryFolder } from '../service/service.ts';

const DAY = { topics: [], frequency: 'day' } as const;
const NOW = new Date('2026-03-04T06:00:00Z');
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

async function newFile(): Promise<string> {
  return join(await temporaryFolder(), 'mail/subscribers.sqlite');
}

test('only the owner can read the database, and git does not publish it', async () => {
  const path = await newFile();
  openDatabase(path, 'create').close();
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(path, '../.gitignore'), 'utf8')).toBe('*\n');
  chmodSync(path, 0o644);
  openDatabase(path, 'existing').close();
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('a commit waits for the disk', async () => {
  const database = openDatabase(await newFile(), 'create');
  expect(database.prepare('PRAGMA synchronous').get()?.synchronous).toBe(2);
  expect(database.prepare('PRAGMA secure_delete').get()?.secure_delete).toBe(1);
  database.close();
});

test('a database of a newer version, and a file that is none, are refused and left alone', async () => {
  const path = await newFile();
  expect(() => openDatabase(path, 'existing')).toThrow(UsageError);
  openDatabase(path, 'create').close();
  const database = new DatabaseSync(path);
  database.exec('PRAGMA user_version = 99');
  database.close();
  expect(() => openDatabase(path, 'create')).toThrow('A newer version of Broadsheet');
  const other = `${path}.txt`;
  writeFileSync(other, 'ada@example.org\n'.repeat(100));
  expect(() => openDatabase(other, 'create')).toThrow('not a database of subscribers');
  expect(readFileSync(other, 'utf8')).toBe('ada@example.org\n'.repeat(100));
  expect([path, other, 'new.sqlite', 'new.csv'].map(isDatabase)).toEqual([true, false, true, false]);
});

test('an address has one subscription, however it is written and however often it is confirmed', async () => {
  const store = openSubscriptions(await newFile(), 'create');
  for (const address of ['Ada@Example.org', 'ada@example.org']) store.requests.record(address, DAY, NOW, 10);
  const [one, two] = store.requests.of(readerKey('ada@example.org')).map(({ id }) => id);
  for (const id of [one, two, one, two, 'none']) store.subscribers.confirm(id ?? '', later(1));
  expect(store.subscribers.all()).toHaveLength(1);
  // A link that was used does not undo what the reader changed later.
  store.subscribers.change(readerKey('ada@example.org'), { topics: [], frequency: 'week' }, later(2));
  expect(store.subscribers.confirm(one ?? '', later(3))).toMatchObject({ frequency: 'week' });
  store.close();
});

test('what a reader ends is erased from the file', async () => {
  const path = await newFile();
  const store = openSubscriptions(path, 'create');
  store.requests.record('erasable-reader@example.org', DAY, NOW, 10);
  const reader = readerKey('erasable-reader@example.org');
  store.subscribers.confirm(store.requests.of(reader)[0]?.id ?? '', NOW);
  expect(readFileSync(path, 'latin1')).toContain('erasable-reader');
  expect(store.subscribers.remove(reader)).toBe(true);
  store.close();
  expect(readFileSync(path, 'latin1')).not.toContain('erasable-reader');
});

test('a mailbox gets three mails a day, whatever follows a plus in its address', async () => {
  const store = openSubscriptions(await newFile(), 'create');
  const addresses = ['ada@x.org', 'ada+1@x.org', 'ADA@x.org', 'ada+2@x.org', 'bob@x.org'];
  const record = (now: Date) => addresses.map((address) => store.requests.record(address, DAY, now, 100));
  expect(new Set(record(NOW))).toEqual(new Set(['taken']));
  const countMails = () => {
    let count = 0;
    for (let mail = store.requests.nextDue(later(99)); mail; mail = store.requests.nextDue(later(99))) {
      store.requests.mailSent(mail.id);
      count += 1;
    }
    return count;
  };
  expect(countMails()).toBe(4);
  record(later(25));
  expect(countMails()).toBe(4);
  store.close();
});

test('requests are erased when their links have expired, and subscriptions are not', async () => {
  const store = openSubscriptions(await newFile(), 'create');
  for (const address of ['a@x.org', 'b@x.org']) store.requests.record(address, DAY, NOW, 10);
  const idOf = (address: string) => store.requests.of(readerKey(address))[0]?.id;
  store.subscribers.confirm(idOf('a@x.org') ?? '', NOW);
  store.requests.forgetOld(later(47));
  expect(idOf('b@x.org')).toBeDefined();
  store.requests.forgetOld(later(49));
  expect([idOf('a@x.org'), idOf('b@x.org')]).toEqual([undefined, undefined]);
  expect(store.subscribers.count()).toBe(1);
  store.close();
});

test('a request for a mailbox that has had its mails writes a row too, without the address, and counts in the hour', async () => {
  const path = await newFile();
  const store = openSubscriptions(path, 'create');
  const record = () => store.requests.record('ada@example.org', DAY, NOW, 5);
  expect(Array.from({ length: 6 }, record)).toEqual([...Array(5).fill('taken'), 'full']);
  store.close();
  const database = new DatabaseSync(path);
  const rows = database.prepare('SELECT address, reader, mailbox, due FROM requests').all();
  database.close();
  const none = { address: '', reader: '', mailbox: '', due: null };
  expect(rows.filter(({ address }) => address === '')).toEqual([none, none]);
  expect(rows.filter(({ due }) => due !== null)).toHaveLength(3);
});
