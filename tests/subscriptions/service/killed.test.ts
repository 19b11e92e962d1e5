import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startMailServer } from '../../../scripts/eval-digest/mail-server.ts';
import { killUnderLoad, writeContent } from '../../../scripts/eval-subscribers/kills.ts';
import { ServiceProcess } from '../../../scripts/eval-subscribers/service-process.ts';
import { freePort } from '../../../scripts/free-port.ts';
import { temporaryFolder } from './service.ts';

test('a service that is killed while readers use it loses and doubles no subscriber, and ends at SIGTERM', async () => {
  const folder = await temporaryFolder();
  const mails = await startMailServer();
  onTestFinished(() => mails.close());
  const service = new ServiceProcess(folder, await freePort(), mails.port);
  onTestFinished(() => service.end('SIGKILL').then(() => undefined));
  await writeContent(folder, service.address);
  const database = join(folder, 'mail/subscribers.sqlite');
  const { readers, faults } = await killUnderLoad(service, mails, database, 3);
  expect(faults).toEqual([]);
  expect(Math.min(...Object.values(readers))).toBeGreaterThan(0);
});
