import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../../../src/commands/usage-error.ts';
import { parseSiteConfig } from '../../../src/site/config-file.ts';
import { serviceSettings } from '../../../src/subscriptions/service/settings.ts';
import { contentFolder } from '../../digest/content.ts';
import { KEY } from './service.ts';

const SETTINGS = {
  url: 'https://papers.example.org/',
  digest: { from: 'digest@papers.example.org', smtp: { host: 'smtp.example.org' } },
  subscribers: { address: 'https://lists.example.org/digest' },
};

test('the service names each setting that it lacks, and what to do', async () => {
  const content = await contentFolder(0, []);
  const say = async (settings: object, variables: Readonly<Record<string, string>> = {}) => {
    await writeFile(join(content, 'site.yaml'), JSON.stringify(settings));
    try {
      return serviceSettings(content, { BROADSHEET_UNSUBSCRIBE_KEY: KEY, ...variables }, 1);
    } catch (error) {
      return error instanceof UsageError ? `${error.message} ${error.hint}` : error;
    }
  };
  const { url, digest, subscribers } = SETTINGS;
  expect(await say({ digest, subscribers })).toContain('Set url in site.yaml');
  expect(await say({ url, digest })).toContain('Set `subscribers.address` in site.yaml');
  expect(await say({ url, subscribers })).toContain('Set `digest.from` in site.yaml');
  expect(await say({ url, subscribers, digest: { from: digest.from } })).toContain('No mail server is set');
  expect(await say(SETTINGS, { BROADSHEET_UNSUBSCRIBE_KEY: 'secret' })).toContain('openssl rand -hex 32');
  expect(await say(SETTINGS)).toMatchObject({
    address: 'https://lists.example.org/digest/',
    siteUrl: url,
    topics: [{ slug: 'herons' }],
    perHour: 300,
    proxies: 1,
  });
});

test('the address of the service must be one that nobody can read along', () => {
  const problem = (yaml: string) => {
    try {
      return parseSiteConfig(yaml, 'site.yaml').subscribers.address;
    } catch (error) {
      return error instanceof Error ? error.message : error;
    }
  };
  for (const address of ['http://lists.example.org/', 'lists.example.org', 'https://lists.example.org/?x=1'])
    expect(problem(`subscribers: { address: "${address}" }`)).toContain('must be an https address');
  expect(problem('subscribers: { address: "http://localhost:8025" }')).toBe('http://localhost:8025/');
  expect(problem('subscribers: { secret: x }')).toContain('BROADSHEET_UNSUBSCRIBE_KEY');
  expect(problem('subscribers: { adress: x }')).toContain('Did you mean `address`?');
});
