import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { keepFormerGeneration } from '../../src/search/build/former-generation.ts';
import { linkFolder } from '../../src/search/build/shard-cache.ts';
import { INDEX_FOLDER } from '../../src/search/pagefind/index-writer.ts';

/**
 * Puts an index in the place of a site's former one, whose parts stay beside it where they are kept, as they are by a build
 * on one machine; a build from a fresh checkout has none to keep.
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
