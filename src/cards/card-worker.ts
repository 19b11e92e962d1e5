import { renderCards } from './render-cards.ts';

// Runs as a process of its own while the pages are built. It prints a line for each card: the name of its picture in the
// cache folder, a space, and its path in the site.
for await (const { picture, path } of renderCards()) console.log(`${picture} ${path}`);
