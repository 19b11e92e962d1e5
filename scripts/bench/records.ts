const WORDS =
  'attention sparse graph kernel reward policy latent prior gradient token image video speech robot proof'.split(
    ' ',
  );

/** Pseudo-random numbers from 0 to 1, the same in every run (mulberry32, public domain). */
function* random(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    yield ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
}

/** Daily listings with `perDay` made-up papers each, as the API serves them, by file name. */
export function* dailyListings(days: number, perDay: number): Generator<{ name: string; text: string }> {
  const numbers = random(1);
  const words = (count: number) =>
    Array.from({ length: count }, () => WORDS[Math.floor(numbers.next().value * WORDS.length)]).join(' ');
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
