import type { Position } from './reader.ts';

// Problems of one file are located one after another, so its line starts are cached.
let counted: { text: string; starts: number[] } = { text: '', starts: [0] };

/** The line and column of an offset in a text. */
export function positionAt(text: string, offset: number): Position {
  if (counted.text !== text) counted = { text, starts: lineStarts(text) };
  const { starts } = counted;
  let low = 0;
  for (let high = starts.length; high - low > 1; ) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

function lineStarts(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), ({ index, 0: end }) => index + end.length)];
}
