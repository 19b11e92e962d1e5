import { createHash, hash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readCacheFile, writeCacheFile } from '../store/cache/cache-file.ts';
import { openCacheFolder } from '../store/cache/cache-folder.ts';
import { markUsed, removeUnused } from '../store/unused-files.ts';

/** Rendered pictures that are kept between builds in a folder, which may be deleted at any time. */
export interface PictureCache {
  /** The file name of the picture of an SVG; it is rendered if the cache does not have it, or if its file is damaged. */
  nameOf(svg: string): Promise<string>;
  /** Whether the cache has a picture of this name, and its file is whole. */
  has(name: string): Promise<boolean>;
  /** The number of pictures that had to be rendered. */
  readonly rendered: number;
  /** The number of pictures that were damaged, and were rendered again. */
  readonly damaged: number;
}

const KEPT_DAYS = 30;
/** A digest of the SVG, and one of the picture. */
const NAME = /^[0-9a-f]{32}\.[0-9a-f]{32}\.png$/u;

/**
 * Opens the cache in `folder` and removes pictures that no build has used for 30 days. `version` is part of the key: with
 * another version no cached picture is used. Names end with a digest of the picture.
 */
export async function openPictureCache(
  folder: string,
  version: string,
  render: (svg: string) => Promise<Uint8Array>,
): Promise<PictureCache> {
  const now = new Date();
  openCacheFolder(folder);
  const names = (await removeUnused(folder, KEPT_DAYS, now)).filter((name) => NAME.test(name));
  const known = new Map(names.map((name) => [name.split('.', 1)[0] ?? '', name]));
  const checked = new Set<string>();
  let [rendered, damaged] = [0, 0];
  const isWhole = async (name: string): Promise<boolean> => {
    const picture = readCacheFile(join(folder, name));
    if (picture === undefined || name.split('.')[1] !== shortDigestOf(picture)) return false;
    return markUsed(join(folder, name), now);
  };
  const has = async (name: string): Promise<boolean> => {
    if (!checked.has(name) && (await isWhole(name))) checked.add(name);
    return checked.has(name);
  };
  return {
    has,
    nameOf: async (svg) => {
      const key = createHash('sha256').update(version).update(svg).digest('hex').slice(0, 32);
      const kept = known.get(key);
      if (kept !== undefined) {
        if (await has(kept)) return kept;
        damaged += 1;
        await rm(join(folder, kept), { recursive: true, force: true });
      }
      rendered += 1;
      const picture = await render(svg);
      const name = `${key}.${shortDigestOf(picture)}.png`;
      writeCacheFile(join(folder, name), picture);
      known.set(key, name);
      checked.add(name);
      return name;
    },
    get rendered() {
      return rendered;
    },
    get damaged() {
      return damaged;
    },
  };
}

/** The first 32 hexadecimal digits of SHA-256, which are enough for the name of a file. */
export function shortDigestOf(content: string | Uint8Array): string {
  return hash('sha256', content).slice(0, 32);
}
