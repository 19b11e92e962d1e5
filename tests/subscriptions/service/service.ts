import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { expect, onTestFinished } from 'vitest';
import { type MailServer, startMailServer } from '../../../scripts/eval-digest/mail-server.ts';
import { mailColours } from '../../../src/digest/mail/colours.ts';
import { type RunningService, startService } from '../../../src/subscriptions/service/service.ts';
import type { ServiceSettings } from '../../../src/subscriptions/service/settings.ts';
import { topicOf } from '../../digest/content.ts';

export const KEY = createHmac('sha256', 'tests').update('key').digest('hex');

/** A folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-subscriptions-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export interface TestService {
  readonly settings: ServiceSettings;
  readonly database: string;
  readonly mails: MailServer;
  readonly lines: string[];
  readonly running: RunningService;
  /** The address of a page of the service. */
  at(path: string): string;
  get(path: string): Promise<Response>;
  post(path: string, body?: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** The link in the newest mail to an address. @param page the page of the service to which it leads. */
  linkIn(address: string, page: string): Promise<string>;
}

/** Starts the service and a mail server on this machine, which end after the test. */
export async function startTestService(
  changes: Partial<ServiceSettings> = {},
  behaviour: Parameters<typeof startMailServer>[0] = undefined,
): Promise<TestService> {
  const folder = await temporaryFolder();
  const database = join(folder, 'subscribers.sqlite');
  const mails = await startMailServer(behaviour);
  onTestFinished(() => mails.close());
  const settings: ServiceSettings = {
    siteName: 'Examples & <Co>',
    siteUrl: 'https://papers.example.org/',
    address: 'https://lists.example.org/digest/',
    topics: ['herons', 'storks'].map(topicOf),
    colours: mailColours(undefined),
    from: 'digest@papers.example.org',
    smtp: { host: '127.0.0.1', port: mails.port, security: 'none' },
    perHour: 100,
    perMinute: 100_000,
    key: KEY,
    proxies: 0,
    ...changes,
  };
  const lines: string[] = [];
  const log = (line: string) => lines.push(line);
  const running = await startService({ settings, database, host: '127.0.0.1', port: 0, log });
  onTestFinished(() => running.close().catch(() => undefined));
  const at = (path: string) => `http://127.0.0.1:${running.port}/${path}`;
  return {
    ...{ settings, database, mails, lines, running, at },
    get: (path) => fetch(at(path)),
    post: (path, body = '', headers = {}) =>
      fetch(at(path), {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      }),
    linkIn: (address, page) => linkIn(mails, address, page),
  };
}

async function linkIn({ taken }: MailServer, address: string, page: string): Promise<string> {
  await expect.poll(() => taken.some(({ to }) => to === address), { timeout: 60_000 }).toBe(true);
  const { text = '' } = await PostalMime.parse(taken.findLast(({ to }) => to === address)?.message ?? '');
  return new RegExp(`/(${page}\\?token=\\S+)`, 'u').exec(text)?.[1] ?? '';
}
