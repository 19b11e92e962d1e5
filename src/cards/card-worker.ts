import { renderCards } from './render-cards.ts';

// Runs as a process of its own while the pages are built. It prints a line for each card: the name of its picture in the
// cache folder, a space, and its path in the site. The last line is the number of pictures that were damaged.
const cards = renderCards();
for (let card = await cards.next(); ; card = await cards.next()) {
  if (card.done === true) {
    console.log(card.value);
    break;
  }
  console.log(`${card.value.picture} ${card.value.path}`);
}
