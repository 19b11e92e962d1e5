/** What a likely slip costs: letters changed about, doubled, left out, or hit on the key beside the right one. */
const LIKELY = 4;
/** What any other letter costs that is added or wrong: less than two likely slips. */
const UNLIKELY = 5;
const NEVER = Number.POSITIVE_INFINITY;

/** The most that so many slips can cost; one more costs more, whatever they are. */
export function costOfSlips(slips: number): number {
  return slips * UNLIKELY;
}

/** How many slips a cost stands for. */
export function slipsOfCost(cost: number): number {
  return Math.ceil(cost / UNLIKELY);
}

type Row = readonly number[];

/**
 * What the slips cost that turn the word that is meant into the word that was typed: letters added, left out, replaced,
 * or neighbours changed about (https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance, no part edited twice).
 * Infinite where that is more than `most`.
 */
export function slipCost(meant: string, typed: string, most: number): number {
  const band = Math.floor(most / LIKELY);
  if (Math.abs(meant.length - typed.length) > band) return NEVER;
  let before: Row = [];
  let row: Row = Array.from({ length: band + 1 }, (_, at) => at * UNLIKELY);
  for (let at = 1; at <= meant.length; at += 1) {
    const next = nextRow(meant, typed, at, { before, row, band });
    // A swap goes back two rows.
    if (Math.min(least(next), least(row) + LIKELY) > most) return NEVER;
    [before, row] = [row, next];
  }
  const cost = row[typed.length] ?? NEVER;
  return cost > most ? NEVER : cost;
}

interface Rows {
  readonly before: Row;
  readonly row: Row;
  /** How far from the diagonal a cheap way can lead. */
  readonly band: number;
}

/** What it costs to come from the first `at` letters that are meant to each number of letters that were typed. */
function nextRow(meant: string, typed: string, at: number, { before, row, band }: Rows): Row {
  const next: number[] = [];
  if (at <= band) next[0] = at * LIKELY;
  const letter = meant[at - 1] ?? '';
  for (let to = Math.max(1, at - band); to <= Math.min(typed.length, at + band); to += 1) {
    const key = typed[to - 1] ?? '';
    const isSwapped = at > 1 && to > 1 && key === meant[at - 2] && letter === typed[to - 2];
    next[to] = Math.min(
      (row[to] ?? NEVER) + LIKELY,
      (next[to - 1] ?? NEVER) + addedCost(key, typed[to - 2], typed[to]),
      (row[to - 1] ?? NEVER) + replacedCost(letter, key),
      isSwapped ? (before[to - 2] ?? NEVER) + LIKELY : NEVER,
    );
  }
  return next;
}

function addedCost(key: string, before = '', after = ''): number {
  return [before, after].some((other) => other === key || NEAR.has(key + other)) ? LIKELY : UNLIKELY;
}

function replacedCost(letter: string, key: string): number {
  if (letter === key) return 0;
  return NEAR.has(letter + key) ? LIKELY : UNLIKELY;
}

function least(row: Row): number {
  return row.reduce((lowest, cost) => Math.min(lowest, cost), NEVER);
}

const NEAR = pairs(['qwertyuiop', 'asdfghjkl', 'zxcvbnm'], 'aeiouy');

/** Pairs of letters whose keys touch, and pairs of vowels, which the ear confuses. */
function pairs(rows: readonly string[], vowels: string): ReadonlySet<string> {
  const near = new Set<string>();
  for (const [number, keys] of rows.entries()) {
    const below = rows[number + 1] ?? '';
    for (const [at, key] of [...keys].entries())
      for (const other of [keys[at + 1], below[at - 1], below[at]])
        if (other !== undefined) near.add(key + other).add(other + key);
  }
  for (const one of vowels) for (const other of vowels) near.add(one + other);
  return near;
}
