import { expect, test } from 'vitest';
import { clientNetwork } from '../../../src/subscriptions/service/client-address.ts';
import { html } from '../../../src/subscriptions/service/html.ts';
import { createRateLimit } from '../../../src/subscriptions/service/rate-limit.ts';

test('the network of a client is what trusted proxies say', () => {
  expect(clientNetwork('10.0.0.1', '192.0.2.1', 0)).toBe('10.0.0.1');
  expect(clientNetwork('10.0.0.1', '1.1.1.1, 192.0.2.1', 1)).toBe('192.0.2.1');
  expect(clientNetwork('10.0.0.1', '1.1.1.1, 192.0.2.1, 10.0.0.2', 2)).toBe('192.0.2.1');
  expect(clientNetwork('10.0.0.1', undefined, 1)).toBe('10.0.0.1');
  expect(clientNetwork('::ffff:192.0.2.1', undefined, 0)).toBe('192.0.2.1');
  expect(clientNetwork(undefined, undefined, 0)).toBe('');
});

test('all addresses of a network of IPv6 are one client', () => {
  const networks = ['2001:db8:0:2:aaaa::1', '2001:0db8::2:0:0:0:9', '2001:db8:0:2::', '2001:DB8:0:2:1:2:3:4'];
  expect(new Set(networks.map((address) => clientNetwork(address, undefined, 0)))).toEqual(
    new Set(['2001:db8:0:2']),
  );
  expect(clientNetwork('::1', undefined, 0)).toBe('0:0:0:0');
  expect(clientNetwork('fe80::1%eth0', undefined, 0)).toBe('fe80:0:0:0');
});

test('a limit fills up again with time', () => {
  let now = 0;
  const mayAsk = createRateLimit(2, 1000, () => now);
  expect([mayAsk('a'), mayAsk('a'), mayAsk('a'), mayAsk('b')]).toEqual([true, true, false, true]);
  now = 500;
  expect([mayAsk('a'), mayAsk('a')]).toEqual([true, false]);
  now = 100_000;
  expect([mayAsk('a'), mayAsk('a'), mayAsk('a')]).toEqual([true, true, false]);
});

test('the limit forgets the clients that were not seen for longest, so that its memory has a bound', () => {
  const mayAsk = createRateLimit(1, 1e9, () => 0);
  for (let i = 0; i < 9_999; i++) mayAsk(`client ${i}`);
  expect([mayAsk('client 0'), mayAsk('new'), mayAsk('newer')]).toEqual([false, true, true]);
  // The first one was seen just now; the second one was forgotten.
  expect([mayAsk('client 0'), mayAsk('client 1')]).toEqual([false, true]);
});

test('texts in pages are escaped, in attributes too', () => {
  const text = `<b a="1" b='2'>&`;
  expect(html`<p title="${text}">${[html`<i>${text}</i>`, undefined, 3]}</p>`.text).toBe(
    '<p title="&lt;b a=&#34;1&#34; b=&#39;2&#39;&gt;&amp;"><i>&lt;b a=&#34;1&#34; b=&#39;2&#39;&gt;&amp;</i>3</p>',
  );
});
