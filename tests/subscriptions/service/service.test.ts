import { request } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { readerKey } from '../../../src/digest/mail/addresses.ts';
import { openSubscriptions } from '../../../src/subscriptions/store/subscribers.ts';
import { type Purpose, signToken } from '../../../src/subscriptions/store/tokens.ts';
import { KEY, startTestService, type TestService } from './service.ts';

const ADA = 'ada@example.org';

/** The addresses of all subscribers. */
function addressesIn({ database }: TestService): string[] {
  const store = openSubscriptions(database, 'existing');
  try {
    return store.subscribers.all().map(({ address }) => address);
  } finally {
    store.close();
  }
}

async function subscribe(service: TestService, address: string, more = ''): Promise<string> {
  const before = service.mails.taken.length;
  await service.post('subscribe', `address=${encodeURIComponent(address)}&frequency=day${more}`);
  await expect.poll(() => service.mails.taken.length, { timeout: 60_000 }).toBeGreaterThan(before);
  return service.linkIn(address, 'confirm');
}

function tokenFor(purpose: Purpose, address = ADA, key = KEY, from = new Date()): string {
  return signToken(key, purpose, readerKey(address), from);
}

test('nobody is subscribed before the button of the page that the mail links to', async () => {
  const service = await startTestService();
  const link = await subscribe(service, ADA, '&topic=herons');
  expect(addressesIn(service)).toEqual([]);
  for (const method of ['GET', 'HEAD']) await fetch(service.at(link), { method });
  const page = await (await service.get(link)).text();
  expect(page).toContain('Herons');
  expect(page).toContain('Examples &amp; &lt;Co&gt;');
  expect(addressesIn(service)).toEqual([]);
  expect((await service.post(link)).status).toBe(200);
  expect(addressesIn(service)).toEqual([ADA]);
  expect(service.lines.join('\n')).not.toContain('ada');
});

test('the answer is the same for an address that is known, and the mail says more', async () => {
  const service = await startTestService();
  const answers: [number, string, string][] = [];
  for (const step of ['unknown', 'waiting', 'known']) {
    if (step === 'known') await service.post(await service.linkIn(ADA, 'confirm'));
    const response = await service.post('subscribe', `address=${ADA}&frequency=week`);
    const headers = [...response.headers].filter(([name]) => name !== 'date');
    answers.push([response.status, JSON.stringify(headers), await response.text()]);
    await expect.poll(() => service.mails.taken.length, { timeout: 60_000 }).toBe(answers.length);
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  expect(await service.linkIn(ADA, 'manage')).toMatch(/^manage\?token=manage\./u);
  // A fourth mail in a day is not sent, and the answer does not tell.
  const fourth = await service.post('subscribe', `address=ada%2Btag@example.org&frequency=week`);
  expect([fourth.status, service.mails.taken.length]).toEqual([200, 3]);
});

test('a subscription is changed, downloaded and ended, also by the one request of mail programs', async () => {
  const service = await startTestService();
  await service.post(await subscribe(service, ADA));
  const manage = `manage?token=${tokenFor('manage')}`;
  await service.post(manage, 'topic=storks&topic=herons&frequency=week');
  const data = await service.get(`data?token=${tokenFor('manage')}`);
  expect(data.headers.get('content-disposition')).toContain('attachment');
  expect(await data.json()).toMatchObject({
    subscription: { address: ADA, topics: ['herons', 'storks'], frequency: 'week' },
    requests: [{ address: ADA, topics: [] }],
  });
  expect((await service.post(manage, 'topic=cranes&frequency=week')).status).toBe(400);
  const end = `unsubscribe?token=${tokenFor('unsubscribe')}`;
  for (const method of ['GET', 'HEAD']) await fetch(service.at(end), { method });
  expect(addressesIn(service)).toEqual([ADA]);
  // https://www.rfc-editor.org/rfc/rfc8058#section-8.2: a form of several parts is allowed, too.
  const form = new FormData();
  form.set('List-Unsubscribe', 'One-Click');
  const ended = await fetch(service.at(end), { method: 'POST', body: form, redirect: 'error' });
  expect(ended.status).toBe(200);
  expect(addressesIn(service)).toEqual([]);
  expect((await service.post(end, 'List-Unsubscribe=One-Click')).status).toBe(200);
  // The link of the first mail does not bring it back.
  expect((await service.post(await service.linkIn(ADA, 'confirm'))).status).toBe(404);
  expect(addressesIn(service)).toEqual([]);
});

test('a token that is forged, expired, of another key or for another purpose changes nothing', async () => {
  const service = await startTestService();
  await service.post(await subscribe(service, ADA));
  const good = tokenFor('unsubscribe');
  const long = new Date('2020-01-01');
  const bad = [
    ...['', 'x', 'unsubscribe...', `${good}.x`, good.slice(0, -1), `${good}A`],
    ...[good.replace('unsubscribe', 'manage'), tokenFor('unsubscribe', ADA, 'f'.repeat(64))],
    ...[tokenFor('unsubscribe', ADA, KEY, long), tokenFor('manage', ADA, KEY, long), tokenFor('confirm')],
  ];
  for (const token of bad)
    for (const page of ['unsubscribe', 'manage', 'confirm', 'data']) {
      const query = `${page}?token=${encodeURIComponent(token)}`;
      expect((await service.get(query)).status, query).toBe(404);
      if (page !== 'data') expect((await service.post(query, 'frequency=week')).status, query).toBe(404);
    }
  // A link that only ends the subscription is kept for long, and so it does no more than that.
  for (const page of ['manage', 'data'])
    expect((await service.get(`${page}?token=${good}`)).status).toBe(404);
  expect((await service.get(`manage?token=${tokenFor('manage', 'bob@example.org')}`)).status).toBe(404);
  const store = openSubscriptions(service.database, 'existing');
  expect(store.subscribers.all()).toMatchObject([{ address: ADA, frequency: 'day' }]);
  store.close();
});

test('a form of any site works, and no other site can read the answer, frame it, or learn the link', async () => {
  const service = await startTestService();
  for (const origin of ['https://papers.example.org', 'https://evil.example', 'null']) {
    const form = `address=reader${origin.length}@example.org&frequency=day`;
    const { status, headers } = await service.post('subscribe', form, { Origin: origin });
    expect(status).toBe(200);
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/u);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.has('set-cookie')).toBe(false);
  }
  expect(addressesIn(service)).toEqual([]);
});

test('wrong forms, methods and pages have answers that say so', async () => {
  const service = await startTestService();
  for (const address of [
    '',
    'ada',
    'root@localhost',
    'a@10.0.0.1',
    'a b@x.org',
    `${'a'.repeat(300)}@x.org`,
    'a@x.org\nBcc: b@x.org',
  ])
    expect(
      (await service.post('subscribe', `address=${encodeURIComponent(address)}&frequency=day`)).status,
    ).toBe(400);
  expect((await service.post('subscribe', 'address=a@x.org')).status).toBe(400);
  expect((await service.get('nothing')).status).toBe(404);
  expect((await service.get('constructor')).status).toBe(404);
  expect((await fetch(service.at('subscribe'), { method: 'PUT' })).headers.get('allow')).toBe('GET, POST');
  expect((await fetch(service.at('data'), { method: 'POST' })).status).toBe(405);
  // A proxy may pass the path of the service on, or take it away.
  expect(await (await service.get('digest/health')).text()).toBe('ok\n');
  expect(await (await service.get('health')).text()).toBe('ok\n');
});

test('a form that is too large is not read, with or without its length', async () => {
  const service = await startTestService();
  const large = 'x'.repeat(100_000);
  expect((await service.post('manage', large).catch(() => undefined))?.status ?? 413).toBe(413);
  const status = await new Promise((resolve) => {
    const chunked = request(service.at('manage'), { method: 'POST' }, (response) =>
      resolve(response.statusCode),
    );
    chunked.on('error', resolve);
    chunked.write(large);
  });
  expect(status).toBe(413);
  expect((await service.get('health')).status).toBe(200);
});

test('a network that asks too often waits, as do all when there are too many requests in an hour', async () => {
  const one = await startTestService({ proxies: 1 });
  const ask = (service: TestService, i: number, from: string) =>
    service.post('subscribe', `address=reader${i}@example.org&frequency=day`, { 'X-Forwarded-For': from });
  const statuses: number[] = [];
  // Whatever a client writes before the address that the proxy appends does not help it.
  for (let i = 0; i < 12; i++) statuses.push((await ask(one, i, `10.0.0.${i}, 2001:db8:1:2:${i}::1`)).status);
  expect(statuses).toEqual([...Array(10).fill(200), 429, 429]);
  expect((await ask(one, 20, '192.0.2.1')).status).toBe(200);
  const all = await startTestService({ proxies: 1, perHour: 2 });
  const answers = await Promise.all([1, 2, 3].map((i) => ask(all, i, `192.0.2.${i}`)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 503]);
  expect(answers.find(({ status }) => status === 503)?.headers.get('retry-after')).toBe('3600');
});

test('without a trusted proxy the header is not believed, and the log says what to set', async () => {
  const service = await startTestService();
  const statuses: number[] = [];
  for (let i = 0; i < 11; i++)
    statuses.push(
      (
        await service.post('subscribe', `address=r${i}@x.org&frequency=day`, {
          'X-Forwarded-For': `192.0.2.${i}`,
        })
      ).status,
    );
  expect(statuses.at(-1)).toBe(429);
  expect(service.lines.filter((line) => line.includes('--proxies 1'))).toHaveLength(1);
});

test('a mail that the server refuses is forgotten, one that it delays waits, and the log has no address', async () => {
  const service = await startTestService({}, (to) => (to.startsWith('gone') ? 'refuse' : 'later-always'));
  for (const name of ['gone', 'slow'])
    await service.post('subscribe', `address=${name}@example.org&frequency=day`);
  await expect.poll(() => service.lines.length, { timeout: 60_000 }).toBe(2);
  expect(service.lines).toEqual([
    'a mail to confirm an address was refused 550 5.1.1',
    'a mail to confirm an address was not taken yet 451 4.2.0',
  ]);
  const store = openSubscriptions(service.database, 'existing');
  expect(store.requests.of(readerKey('gone@example.org'))).toEqual([]);
  expect(store.requests.of(readerKey('slow@example.org'))).toMatchObject([{ attempts: 1 }]);
  store.close();
});

test('mails wait while the mail server cannot be reached, and requests are answered', async () => {
  const service = await startTestService({ smtp: { host: '127.0.0.1', port: 1, security: 'none' } });
  expect((await service.post('subscribe', `address=${ADA}&frequency=day`)).status).toBe(200);
  await expect
    .poll(() => service.lines.join('\n'), { timeout: 60_000 })
    .toMatch(/error: mails wait: .*\nhint: /u);
  const store = openSubscriptions(service.database, 'existing');
  expect(store.requests.nextDue(new Date())).toMatchObject({ address: ADA });
  store.close();
});

test('the service ends although connections are idle, and takes no more requests', async () => {
  const service = await startTestService();
  const idle = connect(service.running.port, '127.0.0.1');
  idle.on('error', () => undefined);
  await new Promise((resolve) => idle.once('connect', resolve));
  await service.get('health');
  await service.running.close();
  await expect(service.get('health')).rejects.toThrow();
  idle.destroy();
});
