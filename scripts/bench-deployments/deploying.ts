import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FormerSite } from '../../src/output/former-site.ts';
import { NextSite } from '../../src/output/next-site.ts';
import { keepFormerGeneration } from '../../src/search/build/former-generation.ts';
import { INDEX_FOLDER } from '../../src/search/format/manifest.ts';

/**
 * Replaces the index of a site.
 * @param keepsFormer whether the parts of the former index stay beside it, as after a build on the same machine. A build from a
 * fresh checkout has no former index.
 */
export async function deploy(index: string, site: string, keepsFormer: boolean): Promise<void> {
  const [staging, old] = [join(site, '.staging'), join(site, '.old')];
  const [place, draft] = [site, staging].map((folder) => join(folder, INDEX_FOLDER));
  if (place === undefined || draft === undefined) return;
  await cp(index, draft, { recursive: true });
  if (keepsFormer) {
    const next = new NextSite(staging, await FormerSite.unrecorded(site));
    next.addStaged();
    keepFormerGeneration(next);
    for (const path of next.paths())
      if (!next.isStaged(path)) {
        mkdirSync(dirname(join(staging, path)), { recursive: true });
        copyFileSync(next.fileOf(path), join(staging, path));
      }
  }
  if (existsSync(place)) await rename(place, old);
  await rename(draft, place);
  for (const folder of [old, staging]) await rm(folder, { recursive: true, force: true });
}
