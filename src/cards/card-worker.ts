import { makeDeck } from './render-cards.ts';

// A process of its own, beside the one that makes the pages: a line for each card, the name of its picture in the cache
// folder and where it belongs.
for await (const { picture, path } of makeDeck()) console.log(`${picture} ${path}`);
