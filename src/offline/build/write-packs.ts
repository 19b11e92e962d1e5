import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { SiteFiles } from '../../output/site-files.ts';
import { INDEX_FOLDER } from '../../search/format/manifest.ts';
import { isCompressed, nameInPack } from '../packs/file-names.ts';
import { encodePack, type PackedFile } from '../packs/pack-format.ts';
import {
  PACK_MANIFEST_FILE,
  PACKS_FOLDER,
  type PackInfo,
  writePackManifest,
} from '../packs/pack-manifest.ts';
import { encodePagePack, type PackedText } from '../packs/page-pack.ts';
import { addPack, writePack } from './add-pack.ts';
import { compressPack, compressQuickly } from './compress-pack.ts';
import { groupIndexFiles, type IndexGroup } from './index-groups.ts';
import { withoutNextMonth } from './open-month.ts';
import type { PackCache } from './pack-cache.ts';
import { packedPage } from './packed-page.ts';
import { groupPages } from './page-groups.ts';
import { findPages, type SitePage } from './site-pages.ts';

/**
 * Packs the pages and the search index of a site, so that readers can download parts of it to read them offline: into `packs/`, with a
 * list of all packs. The same site gives the same packs.
 * @param cache keeps packs for the next build.
 * @returns the packs.
 */
export async function writePacks(site: SiteFiles, cache: PackCache): Promise<readonly PackInfo[]> {
  const groups = groupPages(await findPages(site, cache));
  const pagePacks = inParallel(groups, async ({ kind, days, pages }): Promise<PackInfo> => {
    const papers = pages.filter(({ isPaper }) => isPaper).length;
    const parts = ['pages', ...pages.map(({ path, digest }) => `${path} ${digest}`)];
    const compress = kind === 'lists' ? compressQuickly : compressPack;
    const make = async () => compress(encodePagePack(pages.map((page) => readPage(site, page))));
    const pack = await addPack(site, kind, parts, make, cache);
    return { ...pack, ...(days !== undefined && { days }), papers };
  });
  const indexPacks = inParallel(groupIndexFiles(site), async ({ paths, ...group }): Promise<PackInfo> => {
    const make = () => indexPack(site, group, paths);
    // Paths below the index tell the content of files; files directly in it do not all have a digest in their names.
    const isTold = group.folder !== INDEX_FOLDER;
    const parts = ['search', group.folder, ...paths];
    const pack = isTold
      ? addPack(site, 'search', parts, make, cache)
      : writePack(site, 'search', await make());
    return { ...(await pack), ...group };
  });
  const packs = (await Promise.all([pagePacks, indexPacks])).flat();
  site.write(`${PACKS_FOLDER}/${PACK_MANIFEST_FILE}`, writePackManifest(packs));
  return packs;
}

/**
 * Runs `work` for all items, the last one first and then the others: these are the lists and the newest days, which change most often, so
 * that they are compressed while all others are looked through. The results are in the order of the items. Other threads compress: one
 * item more than there are cores is read meanwhile.
 */
async function inParallel<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const entries = [...items.entries()];
  const queue = [...entries.slice(-1), ...entries.slice(0, -1)].values();
  const run = async () => {
    for (const [at, item] of queue) results[at] = await work(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, run));
  return results;
}

/** Each file of the index is compressed by itself, so that it can be taken out of its pack alone. */
async function indexPack(
  site: SiteFiles,
  group: Omit<IndexGroup, 'paths'>,
  paths: readonly string[],
): Promise<Uint8Array> {
  return encodePack(await Promise.all(paths.map((path) => readIndexFile(site, group, path))));
}

function readPage(site: SiteFiles, { path, isBeforeOpenMonth }: SitePage): PackedText {
  const whole = String(site.read(path));
  const text = isBeforeOpenMonth === true ? withoutNextMonth(whole) : whole;
  return { path, text: path.endsWith('.html') ? packedPage(text) : text };
}

const compressText = promisify(gzip);
const BEST = { level: constants.Z_BEST_COMPRESSION };

async function readIndexFile(
  site: SiteFiles,
  { folder }: Pick<IndexGroup, 'folder'>,
  path: string,
): Promise<PackedFile> {
  const bytes = new Uint8Array(site.read(`${folder}/${path}`));
  const name = nameInPack(path);
  return { path: name, bytes: isCompressed(name) ? new Uint8Array(await compressText(bytes, BEST)) : bytes };
}
