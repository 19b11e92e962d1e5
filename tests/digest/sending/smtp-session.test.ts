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
