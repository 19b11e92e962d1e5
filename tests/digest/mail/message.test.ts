import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { maskedAddress, messageIdOf, readerKey, unsubscribeUrl } from '../../../src/digest/mail/addresses.ts';
import { type DigestMail, writeMessage } from '../../../src/digest/mail/message.ts';
import { verifyDkim } from './dkim.ts';

const list = {
  id: 'digest.papers.example.org',
  archive: 'https://papers.example.org/archive.html',
  unsubscribe: 'https://lists.example.org/u?reader=ada%40example.org',
};

const mail: DigestMail = {
  from: { name: 'Examples of the Day', address: 'digest@papers.example.org' },
  to: 'ada@example.org',
  subject: 'Examples: 3 papers, 4 March 2026',
  html: '<p>Herons</p>',
  text: 'Herons\n',
  date: new Date('2026-03-05T06:00:00Z'),
  messageId: messageIdOf('2026-03-04', 'ada@example.org', 'papers.example.org'),
  list,
};

/** The headers of a mail by their names in lower case, unfolded; a name that occurs twice has both values. */
function headersOf(message: Buffer): Map<string, string[]> {
  const text = message.toString('latin1');
  const lines = text
    .slice(0, text.indexOf('\r\n\r\n'))
    .replace(/\r\n(?=[ \t])/gu, '')
    .split('\r\n');
  return Map.groupBy(lines, (line) => line.slice(0, line.indexOf(':')).toLowerCase()) as Map<
    string,
    string[]
  >;
}

const OWN_HEADERS = [
  'auto-submitted',
  'content-type',
  'date',
  'from',
  'list-archive',
  'list-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'message-id',
  'mime-version',
  'precedence',
  'subject',
  'to',
];

describe('a mail', () => {
  test('has the headers of a list, by which programs offer to end the subscription', async () => {
    const headers = headersOf(await writeMessage(mail));
    expect([...headers.keys()].sort()).toEqual(OWN_HEADERS);
    expect(headers.get('list-unsubscribe')).toEqual([
      'List-Unsubscribe: <https://lists.example.org/u?reader=ada%40example.org>',
    ]);
    expect(headers.get('list-unsubscribe-post')).toEqual([
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    ]);
    expect(headers.get('list-id')?.[0]?.toLowerCase()).toBe('list-id: <digest.papers.example.org>');
    expect(headers.get('precedence')).toEqual(['Precedence: bulk']);
    expect(headers.get('auto-submitted')).toEqual(['Auto-Submitted: auto-generated']);
    expect(headers.get('date')).toEqual(['Date: Thu, 05 Mar 2026 06:00:00 +0000']);
  });

  test('has its Message-ID on one line, since some programs do not recognize a folded one', async () => {
    const messageId = messageIdOf('2026-03-04', 'ada@example.org', 'papers.of-a-long-name.example.org');
    const message = (await writeMessage({ ...mail, messageId })).toString('latin1');
    expect(message.split('\r\n')).toContain(`Message-ID: ${messageId}`);
  });

  test('offers one click only where a service answers it', async () => {
    const headers = headersOf(
      await writeMessage({
        ...mail,
        list: { ...list, unsubscribe: 'mailto:digest@papers.example.org?subject=unsubscribe' },
      }),
    );
    expect(headers.has('list-unsubscribe-post')).toBe(false);
    expect(headers.get('list-unsubscribe')).toEqual([
      'List-Unsubscribe: <mailto:digest@papers.example.org?subject=unsubscribe>',
    ]);
  });

  test('has the same bytes each time, and lines that every server takes', async () => {
    const [one, other] = await Promise.all([writeMessage(mail), writeMessage(mail)]);
    expect(one.equals(other)).toBe(true);
    const long = await writeMessage({
      ...mail,
      html: `<p>${'é'.repeat(5000)} ${'x'.repeat(5000)}</p>`,
      subject: 'x'.repeat(3000),
    });
    for (const line of long.toString('latin1').split('\r\n')) expect(line.length).toBeLessThan(998);
  });

  test('is read by an independent program as it was written, whatever texts it has', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom(
        'مرحبا بالعالم',
        '論文の要約',
        '👩🏽‍🔬 papers',
        'a "b" <c>, d',
        'Ångström; é',
        '=?UTF-8?Q?no?=',
      ),
    );
    const line = text
      .map((value) =>
        value
          .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
          .trim()
          .replaceAll('=?', '= ?'),
      )
      .filter((value) => value !== '');
    const body = fc.oneof(
      text,
      fc.constant('x'.repeat(2000)),
      fc.string({ unit: 'grapheme', maxLength: 2000 }),
    );
    await fc.assert(
      fc.asyncProperty(line, line, body, body, async (name, subject, html, plain) => {
        // A mail has lines that end with CR LF.
        const lines = (value: string) => `${value.replace(/\r\n?|\n/gu, '\n')}\n`;
        const bytes = await writeMessage({
          ...mail,
          from: { ...mail.from, name },
          subject,
          html: lines(html),
          text: lines(plain),
        });
        const parsed = await PostalMime.parse(bytes);
        expect(parsed.subject).toBe(subject);
        expect(parsed.from).toMatchObject({ name, address: mail.from.address });
        expect(parsed.to).toMatchObject([{ address: mail.to }]);
        expect(parsed.messageId).toBe(mail.messageId);
        expect(parsed.html?.replaceAll('\r\n', '\n').trimEnd()).toBe(lines(html).trimEnd());
        expect(parsed.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(lines(plain).trimEnd());
      }),
      { numRuns: 150 },
    );
  });

  test('gets no header from a name or a subject', async () => {
    const ending = fc.constantFrom('\r\n', '\n', '\r', '\u2028', '\0', '\u0085', '\r\n ');
    await fc.assert(
      fc.asyncProperty(fc.string(), ending, fc.string(), async (before, end, after) => {
        const evil = `${before}${end}Bcc: eve@example.com${end}${end}${after}`;
        const bytes = await writeMessage({
          ...mail,
          from: { name: evil, address: mail.from.address },
          subject: evil,
          list: { ...list, unsubscribe: `https://x.example/${evil}` },
        });
        expect([...headersOf(bytes).keys()].sort()).toEqual(OWN_HEADERS);
        const parsed = await PostalMime.parse(bytes);
        expect(parsed.bcc).toBeUndefined();
        expect(parsed.html?.trim()).toBe(mail.html);
      }),
      { numRuns: 100 },
    );
  });

  test('is signed so that a check by the standard succeeds, and fails after a change', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const subject = 'Examples: Ångström, '.repeat(12);
    const bytes = await writeMessage(
      { ...mail, subject },
      { domain: 'papers.example.org', selector: 'd', privateKey: pem },
    );
    const names = verifyDkim(bytes, publicKey);
    expect(names).toEqual(
      expect.arrayContaining([
        'from',
        'to',
        'subject',
        'date',
        'message-id',
        'list-unsubscribe',
        'list-unsubscribe-post',
      ]),
    );
    const changed = (from: string, to: string) =>
      Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1');
    expect(() => verifyDkim(changed('Herons', 'Storks'), publicKey)).toThrow('body');
    expect(() => verifyDkim(changed('To: ada', 'To: eve'), publicKey)).toThrow('signature');
  });
});

describe('names of readers', () => {
  test('do not show the address, and are the same in capitals', () => {
    expect(readerKey('Ada@Example.org')).toBe(readerKey('ada@example.org'));
    expect(maskedAddress('ada.lovelace@example.org')).toBe('a…@example.org');
    expect(messageIdOf('2026-03-04', 'ada@example.org', 'h.org')).toMatch(
      /^<digest\.2026-03-04\.[0-9a-f]{32}@h\.org>$/u,
    );
    expect(messageIdOf('2026-03-04', 'ada@example.org', 'h.org')).not.toBe(
      messageIdOf('2026-03-05', 'ada@example.org', 'h.org'),
    );
  });

  test('are in the address that ends a subscription', () => {
    expect(unsubscribeUrl('https://l.org/u?a={address}', 'a+b&c=$&@x.org', '')).toBe(
      'https://l.org/u?a=a%2Bb%26c%3D%24%26%40x.org',
    );
    const one = unsubscribeUrl('https://l.org/{token}', 'ada@example.org', 'key');
    expect(one).toMatch(/^https:\/\/l\.org\/[0-9a-f]{64}$/u);
    expect(unsubscribeUrl('https://l.org/{token}', 'ADA@example.org', 'key')).toBe(one);
    expect(unsubscribeUrl('https://l.org/{token}', 'ada@example.org', 'other')).not.toBe(one);
    expect(unsubscribeUrl('mailto:d@x.org', 'ada@example.org', '')).toBe(
      'mailto:d@x.org?subject=unsubscribe',
    );
  });
});
