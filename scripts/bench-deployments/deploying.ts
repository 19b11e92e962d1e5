import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { keepFormerGeneration } from '../../src/search/build/former-generation.ts';
import { linkFolder } from '../../src/search/build/shard-cache.ts';
import { INDEX_FOLDER } from '../../src/search/format/manifest.ts';

/**
 * Replaces the index of a site.
 * @param keepsFormer whether the parts of the former index stay beside it, as after a build on the same machine. A build from a
 * fresh checkout has no former index.
 */
export async function deploy(index: string, site: string, keepsFormer: boolean): Promise<void> {
  const [place, draft, old] = ['', '.draft', '.old'].map((ending) => join(site, INDEX_FOLDER + ending));
  if (place === undefined || draft === undefined || old === undefined) return;
  linkFolder(index, draft);
  if (keepsFormer) await keepFormerGeneration(place, draft);
  if (existsSync(place)) await rename(place, old);
  await rename(draft, place);
  await rm(old, { recursive: true, force: true });
}
