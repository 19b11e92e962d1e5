/** A piece of a text, and whether it matches the query. */
export interface Span {
  readonly text: string;
  readonly marked: boolean;
}

const WORDS = 32;

/**
 * The part of `content` with the most matches, as spans.
 * @param locations the positions of matching words, counted in tokens between white space as Pagefind counts them.
 * @param length in words.
 */
export function snippet(content: string, locations: readonly number[], length: number = WORDS): Span[] {
  const words = content.split(/[^\S\uFEFF]+/u);
  const matches = new Set(locations.filter((location) => location < words.length));
  const start = densest(
    [...matches].sort((a, b) => a - b),
    words.length,
    length,
  );
  const end = Math.min(start + length, words.length);
  const spans: Span[] = words
    .slice(start, end)
    .map((text, at) => ({ text, marked: matches.has(start + at) }));
  return mergeSpans(spans, start > 0 ? '… ' : '', end < words.length ? ' …' : '');
}

/** The start of the earliest window of `length` words with the most matches, with some words before the first match. */
function densest(sorted: readonly number[], total: number, length: number): number {
  let best = 0;
  let most = 0;
  for (const [at, first] of sorted.entries()) {
    const held = sorted.slice(at).filter((location) => location < first + length - LEAD).length;
    if (held > most) [best, most] = [first, held];
  }
  return Math.max(0, Math.min(best - LEAD, total - length));
}

const LEAD = 4;

function mergeSpans(words: readonly Span[], before: string, after: string): Span[] {
  const spans: Span[] = before === '' ? [] : [{ text: before, marked: false }];
  for (const [at, word] of words.entries()) {
    const last = spans.at(-1);
    const space = at === 0 ? '' : ' ';
    if (last !== undefined && last.marked === word.marked)
      spans[spans.length - 1] = { ...last, text: `${last.text}${space}${word.text}` };
    else if (word.marked) spans.push(...(space === '' ? [] : [{ text: space, marked: false }]), word);
    else spans.push({ text: `${space}${word.text}`, marked: false });
  }
  return after === '' ? spans : [...spans, { text: after, marked: false }];
}
