import { createHash } from 'node:crypto';
import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomic } from '../store/atomic-write.ts';

/** Pictures that were made before, kept between builds in a folder that may be thrown away at any time. */
export interface Stock {
  /** The name in the folder of the picture of an SVG; it is made where there is none yet. */
  nameOf(svg: string): Promise<string>;
  /** How many pictures had to be made. */
  readonly made: number;
}

const KEPT_DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Opens the stock in `folder`. `edition` names the way in which pictures are made: another way finds none of the old ones.
 * Pictures that no build has used for thirty days are removed.
 */
export async function openStock(
  folder: string,
  edition: string,
  make: (svg: string) => Promise<Uint8Array>,
): Promise<Stock> {
  const now = new Date();
  const known = new Set<string>();
  for (const name of await readdir(folder).catch(() => [])) {
    const used = (await stat(join(folder, name)).catch(() => undefined))?.mtimeMs ?? 0;
    if (now.getTime() - used > KEPT_DAYS * DAY) await rm(join(folder, name), { force: true });
    else known.add(name);
  }
  let made = 0;
  return {
    nameOf: async (svg) => {
      const name = `${createHash('sha256').update(edition).update(svg).digest('hex').slice(0, 32)}.png`;
      if (known.has(name)) {
        await utimes(join(folder, name), now, now);
      } else {
        made += 1;
        const picture = await make(svg);
        // Another build may be at the same picture.
        await writeFileAtomic(join(folder, name), picture, join(folder, `.${name}.${process.pid}.draft`));
        known.add(name);
      }
      return name;
    },
    get made() {
      return made;
    },
  };
}
