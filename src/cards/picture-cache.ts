import { createHash } from 'node:crypto';
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomic } from '../store/atomic-write.ts';
import { removeUnused } from '../store/unused-files.ts';

/** Rendered pictures that are kept between builds in a folder, which may be deleted at any time. */
export interface PictureCache {
  /** The file name of the picture of an SVG; it is rendered if the cache does not have it. */
  nameOf(svg: string): Promise<string>;
  /** The number of pictures that had to be rendered. */
  readonly rendered: number;
}

const KEPT_DAYS = 30;

/**
 * Opens the cache in `folder` and removes pictures that no build has used for 30 days. `version` is part of the key: with
 * another version no cached picture is used.
 */
export async function openPictureCache(
  folder: string,
  version: string,
  render: (svg: string) => Promise<Uint8Array>,
): Promise<PictureCache> {
  const now = new Date();
  const known = new Set(await removeUnused(folder, KEPT_DAYS, now));
  let rendered = 0;
  return {
    nameOf: async (svg) => {
      const name = `${createHash('sha256').update(version).update(svg).digest('hex').slice(0, 32)}.png`;
      if (known.has(name)) {
        await utimes(join(folder, name), now, now);
      } else {
        rendered += 1;
        const picture = await render(svg);
        // Another build may render the same picture at the same time.
        await writeFileAtomic(join(folder, name), picture, join(folder, `.${name}.${process.pid}.draft`));
        known.add(name);
      }
      return name;
    },
    get rendered() {
      return rendered;
    },
  };
}
