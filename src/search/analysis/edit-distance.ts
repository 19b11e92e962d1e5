/** The cost of a likely edit: two letters swapped, a letter doubled or left out, or the key beside the right one. */
const CHEAP_EDIT = 4;
/** The cost of any other letter that is added or wrong: less than two likely edits. */
const EDIT = 5;
const IMPOSSIBLE = Number.POSITIVE_INFINITY;

/** The highest cost of this number of edits. One more edit always costs more. */
export function maxCost(edits: number): number {
  return edits * EDIT;
}

/** The number of edits for a cost. */
export function editsOfCost(cost: number): number {
  return Math.ceil(cost / EDIT);
}

type Row = readonly number[];

/**
 * The cost of the edits that turn the intended word into the typed one: letters added, left out, replaced, or neighbours
 * swapped (https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance, "optimal string alignment": no part is edited twice).
 * Infinite if it is more than `limit`.
 */
export function weightedEditDistance(intended: string, typed: string, limit: number): number {
  const band = Math.floor(limit / CHEAP_EDIT);
  if (Math.abs(intended.length - typed.length) > band) return IMPOSSIBLE;
  let before: Row = [];
  let row: Row = Array.from({ length: band + 1 }, (_, at) => at * EDIT);
  for (let at = 1; at <= intended.length; at += 1) {
    const next = nextRow(intended, typed, at, { before, row, band });
    // A swap goes back two rows.
    if (Math.min(least(next), least(row) + CHEAP_EDIT) > limit) return IMPOSSIBLE;
    [before, row] = [row, next];
  }
  const cost = row[typed.length] ?? IMPOSSIBLE;
  return cost > limit ? IMPOSSIBLE : cost;
}

interface Rows {
  readonly before: Row;
  readonly row: Row;
  /** How far from the diagonal a path can go without costing too much. */
  readonly band: number;
}

/** The next row of the matrix: the cost from the first `at` intended letters to each number of typed letters. */
function nextRow(intended: string, typed: string, at: number, { before, row, band }: Rows): Row {
  const next: number[] = [];
  if (at <= band) next[0] = at * CHEAP_EDIT;
  const letter = intended[at - 1] ?? '';
  for (let to = Math.max(1, at - band); to <= Math.min(typed.length, at + band); to += 1) {
    const key = typed[to - 1] ?? '';
    const isSwapped = at > 1 && to > 1 && key === intended[at - 2] && letter === typed[to - 2];
    next[to] = Math.min(
      (row[to] ?? IMPOSSIBLE) + CHEAP_EDIT,
      (next[to - 1] ?? IMPOSSIBLE) + insertionCost(key, typed[to - 2], typed[to]),
      (row[to - 1] ?? IMPOSSIBLE) + substitutionCost(letter, key),
      isSwapped ? (before[to - 2] ?? IMPOSSIBLE) + CHEAP_EDIT : IMPOSSIBLE,
    );
  }
  return next;
}

function insertionCost(key: string, before = '', after = ''): number {
  return [before, after].some((other) => other === key || NEIGHBOURS.has(key + other)) ? CHEAP_EDIT : EDIT;
}

function substitutionCost(letter: string, key: string): number {
  if (letter === key) return 0;
  return NEIGHBOURS.has(letter + key) ? CHEAP_EDIT : EDIT;
}

function least(row: Row): number {
  return row.reduce((lowest, cost) => Math.min(lowest, cost), IMPOSSIBLE);
}

const NEIGHBOURS = pairs(['qwertyuiop', 'asdfghjkl', 'zxcvbnm'], 'aeiouy');

/** Pairs of letters whose keys touch, and pairs of vowels, which writers confuse by their sound. */
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
