import { expect, test } from 'vitest';
import { forgeNetworks, injectHeaders } from '../../../scripts/attack-subscribers/injections.ts';
import type { Target } from '../../../scripts/attack-subscribers/target.ts';
import { forgeTokens, replayLinks } from '../../../scripts/attack-subscribers/tokens.ts';
import { KEY, startTestService } from './service.ts';

async function startTarget(): Promise<Target> {
  const { at, mails, database, lines } = await startTestService({ proxies: 1, perHour: 10_000 });
  return {
    address: at(''),
    service: 'https://lists.example.org/digest/',
    key: KEY,
    mails,
    database,
    log: () => lines.join('\n'),
  };
}

test('tokens that nobody was given, and links that are used again, change nothing and tell nothing', async () => {
  const target = await startTarget();
  expect((await forgeTokens(target, 12)).failures).toEqual([]);
  expect((await replayLinks(target)).failures).toEqual([]);
});

test('no text of a form or a header gets into a mail, a header or the log', async () => {
  const target = await startTarget();
  expect((await injectHeaders(target, 6)).failures).toEqual([]);
  expect((await forgeNetworks(target)).failures).toEqual([]);
});
