import { oneOf, randomOf } from '../bench-search/random.ts';

const WORDS =
  'attention sparse graph kernel reward policy latent prior gradient token image video speech robot proof'.split(
    ' ',
  );

/** Daily listings with `perDay` made-up papers each, as the API serves them, by file name. */
export function* dailyListings(days: number, perDay: number): Generator<{ name: string; text: string }> {
  const random = randomOf(1);
  const words = (count: number) => Array.from({ length: count }, () => oneOf(WORDS, random)).join(' ');
  for (let day = 0; day < days; day++) {
    const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
    const items = Array.from({ length: perDay }, (_, index) => {
      const id = `${date.slice(2, 4)}${date.slice(5, 7)}.${String(day * perDay + index).padStart(5, '0')}`;
      const title = `${words(8)} ${day}-${index}`;
      const authors = Array.from({ length: 8 }, () => ({ name: `${words(1)} ${words(1)}` }));
      return {
        paper: { id, title, summary: words(200), authors, publishedAt: `${date}T00:00:00Z`, upvotes: index },
      };
    });
    yield { name: `${date}.json`, text: JSON.stringify(items) };
  }
}
