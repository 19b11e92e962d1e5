import { expect, onTestFinished, test } from 'vitest';
import { startMailServer } from '../../../scripts/eval-digest/mail-server.ts';
import { openSession } from '../../../src/digest/sending/smtp-session.ts';

test('a mail whose record cannot be written is not sent, and the error is not taken for one of the server', async () => {
  const server = await startMailServer();
  onTestFinished(() => server.close());
  const session = await openSession({ host: '127.0.0.1', port: server.port, security: 'none' });
  onTestFinished(() => session.close());
  const deliver = (beforeEnd: () => void) =>
    session.deliver('a@example.org', 'b@example.org', Buffer.from('Subject: x\r\n\r\nText\r\n'), {
      beforeEnd,
      accepted: () => undefined,
    });
  expect(await deliver(() => undefined)).toEqual({ kind: 'sent' });
  const full = () => {
    throw new Error('no space left on device');
  };
  await expect(deliver(full)).rejects.toThrow('no space left on device');
  expect(server.taken).toHaveLength(1);
});

test('a server that refuses the sender stops the work, and no reader counts as refused', async () => {
  const server = await startMailServer(() => 'refuse-sender');
  onTestFinished(() => server.close());
  const session = await openSession({ host: '127.0.0.1', port: server.port, security: 'none' });
  onTestFinished(() => session.close());
  const moments = { beforeEnd: () => undefined, accepted: () => undefined };
  await expect(
    session.deliver('a@example.org', 'b@example.org', Buffer.from('Subject: x\r\n\r\nText\r\n'), moments),
  ).rejects.toThrow('does not take mails from this sender: 553 5.7.1 <a@example.org>');
});

test.each(['starttls', 'tls'] as const)(
  'a self-signed certificate is refused with %s, with the reason',
  async (security) => {
    const server = await startMailServer(undefined, undefined, {
      disabledCommands: [],
      secure: security === 'tls',
    });
    onTestFinished(() => server.close());
    await expect(openSession({ host: '127.0.0.1', port: server.port, security })).rejects.toThrow(
      `The certificate of 127.0.0.1:${server.port} is not accepted`,
    );
  },
);
