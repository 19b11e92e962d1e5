import { text } from 'node:stream/consumers';
import { renderCards } from './render-cards.ts';
import type { PlacedCard } from './site-cards.ts';

// Runs as a process of its own while the pages are built. It reads the cards as JSON, and prints a line for each: the name of its picture
// in the cache folder, a space, and its path in the site. The last line is the number of pictures that were damaged.
const cards = renderCards(JSON.parse(await text(process.stdin)) as PlacedCard[]);
for (let card = await cards.next(); ; card = await cards.next()) {
  if (card.done === true) {
    console.log(card.value);
    break;
  }
  console.log(`${card.value.picture} ${card.value.path}`);
}
