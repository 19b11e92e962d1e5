import { join } from 'node:path';
import { urls } from '../../catalog/urls/urls.ts';
import type { NextSite } from '../../output/next-site.ts';
import { buildIndex, type IndexReport } from '../../search/build/build-index.ts';
import { keepFormerGeneration, readFormerGeneration } from '../../search/build/former-generation.ts';
import { INDEX_FOLDER } from '../../search/format/manifest.ts';
import { writeScripts } from '../../search/portable/write-scripts.ts';
import { type Timed, timed } from '../build-steps.ts';
import type { SiteSource } from '../site-source.ts';
import { indexSources } from './index-sources.ts';

/**
 * Makes the search index of a site, while its pages are made. The time does not include that of waiting for them.
 * @param pagesAdded is done when the site has all its pages.
 */
export async function addIndex(
  site: NextSite,
  { options, configuration, snapshot, listener }: SiteSource,
  pagesAdded: Promise<unknown>,
): Promise<Timed<IndexReport>> {
  const { isPortable = false } = options;
  let waited = 0;
  let formerGeneration: ReturnType<typeof readFormerGeneration> | undefined;
  const indexOptions = {
    ...(await indexSources(options, configuration.site, snapshot, listener.notice, listener.lasting)),
    outDir: join(site.staging, INDEX_FOLDER),
    untilPages: async () => {
      if (!isPortable) formerGeneration = readFormerGeneration(site.former);
      waited += (await timed(() => pagesAdded)).seconds;
      return (slug: string) => site.has(urls.author(slug).slice(1));
    },
    minAuthorPapers: configuration.site.authors.minPapers,
    isPublished: (path: string, digest: string) => site.keepSame(`${INDEX_FOLDER}/${path}`, digest),
  };
  const { result, seconds } = await timed(() =>
    buildIndex(indexOptions, (shards, done, reused) => {
      if (done < shards) listener.progress(`search index: shard ${done + 1} of ${shards}, ${reused} reused`);
    }),
  );
  if (isPortable) await writeScripts(site.staging);
  // The pages have been added, each with its digest: the index has waited for them.
  site.addStaged();
  if (!isPortable) keepFormerGeneration(site, formerGeneration);
  return { result, seconds: seconds - waited };
}
