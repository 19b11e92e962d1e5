import { pictureAccent } from '../site/colour/palette.ts';
import { environment } from '../site/environment.ts';
import { site } from '../site/site.ts';
import { drawCard } from './card.ts';
import { DrawnCards } from './drawn-cards.ts';
import { openPictureCache } from './picture-cache.ts';
import { rasterVersion, toPng } from './raster.ts';
import type { PlacedCard } from './site-cards.ts';
import { readTypeface } from './typeface.ts';

/** A rendered card: the name of its picture in the cache folder, and its path from the site's root. */
export interface RenderedCard {
  readonly picture: string;
  readonly path: string;
}

/**
 * Renders cards. A card whose picture a former build has made is not even drawn.
 * @returns the number of pictures in the cache that were damaged, and were rendered again.
 */
export async function* renderCards(cards: readonly PlacedCard[]): AsyncGenerator<RenderedCard, number> {
  const { name: siteName, accent: chosen } = site();
  const accent = pictureAccent(chosen);
  const { cacheDir } = environment;
  const version = await rasterVersion();
  const cache = await openPictureCache(cacheDir, version, toPng);
  const drawn = DrawnCards.read(cacheDir, [version, siteName, JSON.stringify(accent)]);
  const style = { siteName, accent, faces: { 400: readTypeface(400), 600: readTypeface(600) } };
  for (const { path, card } of cards) {
    const known = drawn.pictureOf(card);
    const picture =
      known !== undefined && (await cache.has(known)) ? known : await cache.nameOf(drawCard(card, style));
    drawn.add(card, picture);
    yield { picture, path };
  }
  drawn.write();
  return cache.damaged;
}
