/** Returns numbers from 0 up to, but not including, 1. */
export type Random = () => number;

/** A generator that gives the same numbers for the same seed (mulberry32, public domain). */
export function randomOf(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The whole numbers below `end`, in random order (Fisher and Yates). */
export function shuffled(end: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: end }, (_, number) => number);
  for (let at = end - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
}
