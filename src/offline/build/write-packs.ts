import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, zstdCompress } from 'node:zlib';
import { encodePack, type PackedFile } from '../packs/pack-format.ts';
import { PACK_MANIFEST_FILE, PACKS_FOLDER, type PackInfo, type PackKind } from '../packs/pack-manifest.ts';
import { groupIndexFiles } from './index-groups.ts';
import { packedPage } from './packed-page.ts';
import { groupPages } from './page-groups.ts';
import { findPages, type SitePage } from './site-pages.ts';

/**
 * Levels above 12 make packs a tenth smaller in thirty times the time. The window is larger than a pack, because an abstract is
 * repeated in the page of its paper, its day, its week and its topics.
 */
const ZSTD = {
  params: {
    [constants.ZSTD_c_compressionLevel]: 12,
    [constants.ZSTD_c_windowLog]: 24,
    [constants.ZSTD_c_enableLongDistanceMatching]: 1,
  },
};
const compress = promisify(zstdCompress);

/**
 * Packs the pages and the search index of a built site, so that readers can download parts of it to read them offline: into
 * `packs/`, with a list of all packs. The same site gives the same packs.
 * @returns the packs.
 */
export async function writePacks(site: string): Promise<readonly PackInfo[]> {
  await mkdir(join(site, PACKS_FOLDER));
  const packs: PackInfo[] = [];
  for (const { kind, days, pages } of groupPages(await findPages(site))) {
    const files = await Promise.all(pages.map((page) => readPage(site, page)));
    const papers = pages.filter(({ isPaper }) => isPaper).length;
    packs.push({ ...(await writePack(site, kind, files)), ...(days !== undefined && { days }), papers });
  }
  for (const { days, paths } of await groupIndexFiles(site)) {
    const files = await Promise.all(paths.map((path) => readPacked(site, path)));
    packs.push({ ...(await writePack(site, 'search', files)), ...(days !== undefined && { days }) });
  }
  await writeFile(join(site, PACKS_FOLDER, PACK_MANIFEST_FILE), JSON.stringify({ version: 1, packs }));
  return packs;
}

async function readPage(site: string, { path }: SitePage): Promise<PackedFile> {
  const file = await readPacked(site, path);
  if (!path.endsWith('.html')) return file;
  return { path, bytes: new TextEncoder().encode(packedPage(new TextDecoder().decode(file.bytes))) };
}

async function readPacked(site: string, path: string): Promise<PackedFile> {
  return { path, bytes: new Uint8Array(await readFile(join(site, path))) };
}

/** The files of the index are compressed already, or small. So a file can be taken out of its pack alone. */
async function writePack(site: string, kind: PackKind, files: readonly PackedFile[]): Promise<PackInfo> {
  const pack = encodePack(files);
  const content = kind === 'search' ? pack : await compress(pack, ZSTD);
  const digest = createHash('sha256').update(content).digest();
  const file = `${kind}-${digest.toString('hex').slice(0, 16)}.pack`;
  await writeFile(join(site, PACKS_FOLDER, file), content);
  return { kind, file, bytes: content.length, sha256: digest.toString('base64') };
}
