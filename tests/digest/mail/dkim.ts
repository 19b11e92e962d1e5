import { createHash, createVerify, type KeyObject } from 'node:crypto';

/**
 * Checks the DKIM signature of a mail, with relaxed canonicalization of headers and body, as RFC 6376 describes it; written for tests,
 * independently of the library that signs. Returns the signed headers; throws if something does not match.
 */
export function verifyDkim(message: Buffer, key: KeyObject): string[] {
  const text = message.toString('latin1');
  const split = text.indexOf('\r\n\r\n');
  const headers = text
    .slice(0, split)
    .replace(/\r\n(?=[ \t])/gu, '')
    .split('\r\n');
  const signature = headers.find((line) => /^dkim-signature:/iu.test(line)) ?? '';
  const tags = new Map(
    signature
      .slice(signature.indexOf(':') + 1)
      .split(';')
      .map((tag) => [tag.slice(0, tag.indexOf('=')).trim(), tag.slice(tag.indexOf('=') + 1).trim()]),
  );
  const body = relaxedBody(text.slice(split + 4));
  const hash = createHash('sha256').update(body, 'latin1').digest('base64');
  if (hash !== tags.get('bh')?.replace(/\s/gu, '')) throw new Error('The hash of the body does not match.');
  const names = (tags.get('h') ?? '').split(':').map((name) => name.trim().toLowerCase());
  const signed = names.flatMap((name) => {
    const line = headers.findLast((each) => each.slice(0, each.indexOf(':')).toLowerCase() === name);
    return line === undefined ? [] : [`${relaxedHeader(line)}\r\n`];
  });
  const own = relaxedHeader(signature.replace(/(;\s*b=)[^;]*/u, '$1'));
  const verify = createVerify('rsa-sha256').update([...signed, own].join(''), 'latin1');
  if (!verify.verify(key, tags.get('b')?.replace(/\s/gu, '') ?? '', 'base64'))
    throw new Error('The signature does not match.');
  return names;
}

function relaxedHeader(line: string): string {
  const colon = line.indexOf(':');
  const value = line
    .slice(colon + 1)
    .replace(/[ \t]+/gu, ' ')
    .trim();
  return `${line.slice(0, colon).trim().toLowerCase()}:${value}`;
}

function relaxedBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/gu, ' ').replace(/ $/u, ''));
  while (lines.at(-1) === '') lines.pop();
  return lines.map((line) => `${line}\r\n`).join('');
}
