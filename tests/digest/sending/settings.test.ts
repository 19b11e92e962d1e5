import { describe, expect, test } from 'vitest';
import { outcomeOf, stopFor } from '../../../src/digest/sending/outcome.ts';
import { smtpServerOf } from '../../../src/digest/sending/smtp-settings.ts';
import { createThrottle } from '../../../src/digest/sending/throttle.ts';
import { parseSiteConfig } from '../../../src/site/config-file.ts';

const settings = (yaml: string) => parseSiteConfig(`digest:\n  smtp: ${yaml}\n`, 'site.yaml');

describe('the mail server', () => {
  test('is that of the settings, with a password from the environment', () => {
    const config = settings('{ host: smtp.example.org, user: digest }');
    expect(smtpServerOf(config, { BROADSHEET_SMTP_PASSWORD: 'secret' })).toEqual({
      host: 'smtp.example.org',
      port: 587,
      security: 'starttls',
      user: 'digest',
      password: 'secret',
    });
    expect(
      smtpServerOf(config, {
        BROADSHEET_SMTP_PASSWORD: 'x',
        BROADSHEET_SMTP_HOST: 'h.org',
        BROADSHEET_SMTP_SECURITY: 'tls',
      }),
    ).toMatchObject({ host: 'h.org', port: 465 });
  });

  test('is refused without a password, without a name, and where a password would be sent in clear', () => {
    expect(() => smtpServerOf(settings('{ host: a.org, user: digest }'), {})).toThrow('wants a password');
    expect(() => smtpServerOf(parseSiteConfig('', ''), {})).toThrow('No mail server is set');
    expect(() => smtpServerOf(settings('{ host: a.org, security: none }'), {})).toThrow('in clear');
    expect(() => smtpServerOf(settings('{ host: a.org }'), { BROADSHEET_SMTP_PORT: 'x' })).toThrow(
      'BROADSHEET_SMTP_PORT',
    );
    expect(smtpServerOf(settings('{ host: localhost, security: none }'), {})).toMatchObject({ port: 25 });
  });

  test('has no password in the settings', () => {
    for (const key of ['password', 'pass', 'secret'])
      expect(() => settings(`{ host: a.org, ${key}: x }`)).toThrow(`digest.smtp.${key}\` is a secret`);
    expect(() =>
      parseSiteConfig('digest: { dkim: { domain: a.org, selector: d, privateKey: x, keyFile: k } }', 's'),
    ).toThrow('is a secret');
  });
});

test('answers of a server mean that a mail is refused, waits, or is in doubt', () => {
  const error = (fields: object) => Object.assign(new Error('failed'), fields);
  expect(outcomeOf(error({ responseCode: 550, response: '550 no', command: 'RCPT TO' }), false)).toEqual({
    kind: 'refused',
    reply: '550 no',
  });
  expect(outcomeOf(error({ responseCode: 451, command: 'DATA' }), true)).toMatchObject({ kind: 'later' });
  expect(outcomeOf(error({ responseCode: 421 }), false)).toMatchObject({ kind: 'lost' });
  expect(outcomeOf(error({ code: 'ECONNECTION' }), true)).toEqual({
    kind: 'lost',
    reply: 'failed',
    wasEnding: true,
  });
  expect(() => outcomeOf(error({ responseCode: 550, command: 'MAIL FROM' }), false)).toThrow(
    'does not take mails from this sender',
  );
});

test('a refusal of the sender stops all mails, also when the server is asked about a reader', () => {
  const refusal = (response: string) =>
    Object.assign(new Error('failed'), { responseCode: 553, response, command: 'RCPT TO' });
  const stop = 'does not take mails from this sender';
  const named = refusal('553 5.7.1 <Digest@a.org>: Sender address rejected: not owned by user ada');
  expect(() => outcomeOf(named, false, 'digest@a.org')).toThrow(stop);
  expect(() => outcomeOf(refusal('553 5.1.8 Bad sender'), false, 'digest@a.org')).toThrow(stop);
  const reader = refusal('553 5.1.1 <ada@a.org>: Recipient address rejected');
  expect(outcomeOf(reader, false, 'digest@a.org')).toMatchObject({ kind: 'refused' });
  expect(outcomeOf(named, false)).toMatchObject({ kind: 'refused' });
});

describe('a connection that cannot be made', () => {
  const server = { host: 'smtp.a.org', port: 587, security: 'starttls' } as const;
  const stop = (fields: object) => stopFor(Object.assign(new Error(), fields), server);

  test.each([
    [
      'unable to verify the first certificate; if the root CA is installed locally, try running Node.js with --use-system-ca',
      'unable to verify the first certificate.',
      'NODE_EXTRA_CA_CERTS',
    ],
    ["Hostname/IP does not match certificate's altnames: x", 'altnames: x.', '`digest.smtp.host`'],
    ['certificate has expired', 'expired.', 'the clock'],
  ])('is explained by the certificate: %s', (message, words, hint) => {
    const { message: said, hint: advice } = stop({ code: 'ESOCKET', message });
    expect(said.startsWith('The certificate of smtp.a.org:587 is not accepted: ')).toBe(true);
    expect(said.endsWith(words)).toBe(true);
    expect(advice).toContain(hint);
  });

  test('is explained by the kind of encryption', () => {
    const message = '40:error:0A00010B:SSL routines:tls_validate:wrong version number:../deps/a.c:77: ';
    expect(stop({ code: 'ESOCKET', message }).message).toBe(
      'The connection to smtp.a.org:587 cannot be encrypted with starttls: wrong version number.',
    );
    expect(stop({ code: 'ETIMEDOUT', message: 'Greeting never received' }).hint).toContain('security: tls');
  });
});

test('a throttle lets the first mail go at once, and no more than so many in a minute', async () => {
  let time = 1000;
  const sent: number[] = [];
  const throttle = createThrottle(
    30,
    async (milliseconds) => {
      time += milliseconds;
    },
    () => time,
  );
  for (let mail = 0; mail < 5; mail++) {
    await throttle();
    sent.push(time);
    if (mail === 2) time += 9000;
  }
  expect(sent).toEqual([1000, 3000, 5000, 14_000, 16_000]);
});
