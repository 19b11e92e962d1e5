/** A block of a broken JSON file: a complete record with its value, or the text between two of them. */
export interface JsonBlock {
  readonly from: number;
  readonly to: number;
  readonly record?: { readonly value: unknown };
}

/**
 * Splits a broken file into complete records and the text between them. After a missing brace or quote a
 * parser misreads the rest of the file. So parsing is tried at each `{` that the first key of the first
 * record follows.
 */
export function* salvageBlocks(text: string): Iterable<JsonBlock> {
  const starts = startsOf(text);
  let cuts = [0];
  for (const [index, start] of starts.entries()) {
    if (start < (cuts[0] ?? 0)) continue;
    cuts.push(start);
    const to = endOfObject(text, start, starts[index + NESTED] ?? text.length);
    const record = to === undefined ? undefined : parseJson(text.slice(start, to));
    if (to === undefined || record === undefined) continue;
    yield* between(text, cuts);
    yield { from: start, to, record };
    cuts = [to];
  }
  yield* between(text, [...cuts, text.length]);
}

/** The value of a JSON text; `undefined` if it is not valid. */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function startsOf(text: string): number[] {
  const key = /\{\s*("[^"\\\n]*")\s*:/.exec(text)?.[1];
  if (key === undefined) return [];
  const start = new RegExp(`\\{\\s*${key.replace(/[^\w"]/g, '\\$&')}\\s*:`, 'g');
  return Array.from(text.matchAll(start), ({ index }) => index);
}

// How many such beginnings may lie inside one record. A higher limit would be slow on files with many faults.
const NESTED = 8;
const TOKEN = /"(?:[^"\\\n]|\\.)*"|["{}]/y;

/** The end of the object that begins at `start`; `undefined` if its braces or quotes do not match. */
function endOfObject(text: string, start: number, limit: number): number | undefined {
  let depth = 0;
  for (let at = start; at < limit; ) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0] ?? ' ';
    at += token.length;
    if (token === '"') return undefined;
    if (token === '{') depth++;
    if (token === '}' && --depth === 0) return at;
  }
  return undefined;
}

/** The pieces between the cuts that hold more than punctuation. */
function* between(text: string, cuts: readonly number[]): Iterable<JsonBlock> {
  for (const [index, cut] of cuts.slice(0, -1).entries()) {
    const piece = text.slice(cut, cuts[index + 1]);
    if (!/[^\s,[\]{}]/.test(piece)) continue;
    yield { from: cut + piece.search(/[^\s,]/), to: cut + piece.trimEnd().replace(/,$/, '').length };
  }
}
