import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfiguration } from '../building/configuration.ts';
import { UsageError } from '../commands/usage-error.ts';
import { readArchive } from '../digest/archive.ts';
import { lockDigest } from '../digest/lock.ts';
import { publishEditions } from '../digest/publishing.ts';
import type { DailyOptions } from './daily-options.ts';

/**
 * Records the editions of the digest that are due, if the site has a digest: the feed of the digest shows them. A digest that cannot
 * be recorded must not stop the site: a warning says why.
 */
export async function recordDigest({
  contentDir,
  siteUrl,
  clock,
  messages,
}: Pick<DailyOptions, 'contentDir' | 'siteUrl' | 'clock' | 'messages'>): Promise<void> {
  const { site } = readConfiguration(contentDir);
  if (site.digest.feed === false && !existsSync(join(contentDir, 'digest'))) return;
  try {
    const { papers } = await readArchive(contentDir, siteUrl);
    const release = await lockDigest(contentDir);
    try {
      const now = new Date(clock.now());
      const { fresh } = publishEditions({ contentDir, papers, now, isDryRun: false });
      for (const { key, papers: ids } of fresh)
        messages.say(`Digest ${key}: a new edition of ${ids.length} papers.`);
    } finally {
      await release();
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    messages.warn(`The digest was not recorded. ${error.message} ${error.hint}`);
  }
}
