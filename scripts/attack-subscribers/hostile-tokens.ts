import { createHmac } from 'node:crypto';
import { readerKey } from '../../src/digest/mail/addresses.ts';
import { type Purpose, signToken } from '../../src/subscriptions/store/tokens.ts';
import { PAYLOADS } from '../attack/payloads.ts';

/** The reader whose tokens are forged, and another one. */
export const READER = 'ada.forged@example.org';
export const OTHER = 'bob.forged@example.org';
const DAY = 86_400_000;

/** Tokens that nobody was given: forged, cut, put together from parts of others, of another key or purpose, or expired. */
export function hostileTokens(key: string): readonly string[] {
  const own = (purpose: Purpose, address = READER, from = new Date(), by = key) =>
    signToken(by, purpose, readerKey(address), from);
  const good = own('manage');
  const [purpose = '', subject = '', until = '', mac = ''] = good.split('.');
  const others = (['confirm', 'unsubscribe'] as const).map((name) => own(name).split('.'));
  const foreign = own('manage', OTHER).split('.');
  const plain = createHmac('sha256', key).update(READER).digest('hex');
  return [
    ...Array.from(good, (_, at) => good.slice(0, at)),
    ...Array.from(good, (sign, at) => good.slice(0, at) + (sign === 'a' ? 'b' : 'a') + good.slice(at + 1)),
    ...[...others, foreign].flatMap(([name, id, end, code]) => [
      [name, subject, until, mac].join('.'),
      [purpose, id === subject ? 'x' : id, until, mac].join('.'),
      [purpose, subject, `${end}0`, mac].join('.'),
      [purpose, subject, until, code === mac ? 'x' : code].join('.'),
      [name, id, end, mac === code ? 'x' : mac].join('.'),
    ]),
    own('manage', READER, new Date(), 'another-key-of-another-site-0123456789'),
    own('manage', READER, new Date(Date.now() - 61 * DAY)),
    own('unsubscribe', READER, new Date(Date.now() - 731 * DAY)),
    own('confirm', READER, new Date(Date.now() - 3 * DAY)),
    own('confirm'),
    [purpose, subject, 'zzzzzzzz', mac].join('.'),
    `${[purpose, subject, until, Buffer.from(mac, 'base64url').toString('base64')].join('.')}=`,
    [purpose, subject, until, plain].join('.'),
    [purpose, subject, '', ''].join('.'),
    [purpose, readerKey(READER), 'Infinity', ''].join('.'),
    [purpose.toUpperCase(), subject, until, mac].join('.'),
    `${good}.`,
    `.${good}`,
    `${good} `,
    `${good}\0`,
    `${good}\r\nSet-Cookie: a=b`,
    `${good},${good}`,
    `${good}&token=${good}`,
    READER,
    readerKey(READER),
    plain,
    "' OR 1=1 --",
    'x'.repeat(7000),
    ...PAYLOADS.map(([, text]) => text.slice(0, 500)),
  ]
    .map((token) => token.toWellFormed())
    .filter((token) => token !== good);
}
