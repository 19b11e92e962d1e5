import { readFile } from 'node:fs/promises';
import type { CatalogPaper } from '../catalog/paper/catalog-paper.ts';
import { parseTopicsFile } from '../catalog/topics/topics-file.ts';
import { pictureAccent } from '../site/colour/palette.ts';
import { contentFile, environment } from '../site/environment.ts';
import { formatCount, formatDay } from '../site/format.ts';
import { shows, site } from '../site/site.ts';
import { openSnapshot } from '../store/snapshot/snapshot.ts';
import { readVisible } from '../store/store.ts';
import { drawCard } from './card.ts';
import { openPictureCache } from './picture-cache.ts';
import { rasterVersion, toPng } from './raster.ts';
import { siteCards } from './site-cards.ts';
import { readTypeface } from './typeface.ts';

/** A rendered card: the name of its picture in the cache folder, and its path from the site's root. */
export interface RenderedCard {
  readonly picture: string;
  readonly path: string;
}

/**
 * Renders the cards of the site; none if its URL is not known, since a share card needs an absolute URL.
 * @returns the number of pictures in the cache that were damaged, and were rendered again.
 */
export async function* renderCards(): AsyncGenerator<RenderedCard, number> {
  const { name, description, accent, url } = site();
  if (url === undefined || !shows('cards')) return 0;
  const style = {
    siteName: name,
    accent: pictureAccent(accent),
    faces: { 400: readTypeface(400), 600: readTypeface(600) },
  };
  const text = { description, formatDay, formatPaperCount: (count: number) => formatCount(count, 'paper') };
  const file = contentFile('topics.yaml');
  const topics = file === undefined ? [] : parseTopicsFile(await readFile(file, 'utf8'), file).topics;
  const cache = await openPictureCache(environment.cacheDir, await rasterVersion(), toPng);
  for (const { path, card } of siteCards(await readPapers(), topics, text)) {
    yield { picture: await cache.nameOf(drawCard(card, style)), path };
  }
  return cache.damaged;
}

/** The visible papers of the store without abstracts, which no card shows, to save memory. */
async function readPapers(): Promise<CatalogPaper[]> {
  const papers = new Map<string, CatalogPaper>();
  // Files that cannot be read are reported when the pages are built.
  const ignore = () => undefined;
  using snapshot = environment.snapshot === undefined ? undefined : openSnapshot(environment.snapshot);
  const stored = snapshot?.readVisible(ignore) ?? readVisible(environment.contentDir, ignore);
  for await (const { paper } of stored) {
    if (!papers.has(paper.id)) papers.set(paper.id, { ...paper, abstract: '', notes: '' });
  }
  return [...papers.values()];
}
