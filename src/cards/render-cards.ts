import { readFile } from 'node:fs/promises';
import type { CatalogPaper } from '../catalog/paper/catalog-paper.ts';
import { parseVocabulary } from '../catalog/topics/topics-file.ts';
import { pictureAccent } from '../site/colour/palette.ts';
import { contentFile, environment } from '../site/environment.ts';
import { counted, dayText } from '../site/format.ts';
import { shows, site } from '../site/site.ts';
import { readVisible } from '../store/store.ts';
import { drawCard } from './card.ts';
import { openStock } from './picture-cache.ts';
import { toPng } from './raster.ts';
import { deckOf } from './site-cards.ts';
import { readTypeface } from './typeface.ts';

// Another number when the same outlines make other pictures.
const EDITION = '1';

/** A card that has been made: the name of its picture in the cache folder, and where it belongs, from the site's root. */
export interface MadeCard {
  readonly picture: string;
  readonly path: string;
}

/** Makes the cards of the site; none where its address is not known, since only whole addresses can be shared. */
export async function* makeDeck(): AsyncGenerator<MadeCard> {
  const { name, description, accent, url } = site();
  if (url === undefined || !shows('cards')) return;
  const style = {
    siteName: name,
    accent: pictureAccent(accent),
    faces: { 400: readTypeface(400), 600: readTypeface(600) },
  };
  const words = { description, dayText, paperCount: (count: number) => counted(count, 'paper') };
  const file = contentFile('topics.yaml');
  const topics = file === undefined ? [] : parseVocabulary(await readFile(file, 'utf8'), file).topics;
  const stock = await openStock(environment.cacheDir, EDITION, toPng);
  for (const { path, card } of deckOf(await readPapers(), topics, words)) {
    yield { picture: await stock.nameOf(drawCard(card, style)), path };
  }
}

/** The papers of the store that have pages, without their abstracts: they are most of a store, and no card shows one. */
async function readPapers(): Promise<CatalogPaper[]> {
  const papers = new Map<string, CatalogPaper>();
  // The pages report what cannot be read.
  for await (const { paper } of readVisible(environment.contentDir, () => undefined)) {
    if (!papers.has(paper.id)) papers.set(paper.id, { ...paper, abstract: '', notes: '' });
  }
  return [...papers.values()];
}
