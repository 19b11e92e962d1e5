/** A row of numbers from 0 to 1 that is the same in every run. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** About so many invented words of syllables, each with in how many texts it stands: few in many, most in few. */
export function manyWords(count: number, random: () => number): Map<string, number> {
  const pick = (from: string) => from[Math.floor(random() * from.length)] ?? '';
  const syllable = () => `${pick('bcdfghklmnprstvz')}${pick('aeiou')}${pick('  nrstl').trim()}`;
  const word = () => Array.from({ length: 2 + Math.floor(random() * 4) }, syllable).join('');
  return new Map(Array.from({ length: count }, () => [word(), 2 + Math.floor(1 / (0.0001 + random() ** 2))]));
}

/** The word with one slip: a letter too many, too few, another one, or two in each other's place. */
export function slipped(meant: string, random: () => number): string {
  const at = Math.floor(random() * meant.length);
  const [before, letter, after] = [meant.slice(0, at), meant.slice(at, at + 1), meant.slice(at + 1)];
  const other = 'abcdefghijklmnopqrstuvwxyz'[Math.floor(random() * 26)] ?? '';
  const all = [before + other + letter + after, before + after, before + other + after];
  const swapped = before + after.slice(0, 1) + letter + after.slice(1);
  return [...all, swapped][Math.floor(random() * 4)] ?? meant;
}
