import { normalizeTerm } from '../analysis/folding.ts';
import { type Piece, piecesOf } from './lexer.ts';

/** What of a query is asked: the engine takes half a minute for the same word eighty times. Nothing here may need Node. */

/** So many pieces of each kind say what is meant; the longest titles and a pasted abstract’s first sentences are within. */
const MOST: Readonly<Record<Piece['kind'], number>> = {
  word: 40,
  phrase: 8,
  excluded: 20,
  author: 8,
  excludedAuthor: 8,
  topic: 8,
  years: 8,
  unfinished: 8,
};
/** The longest addresses of papers are shorter. */
const LONGEST = 200;

/** A query as far as it is asked: where it has too much of anything, without what it repeats, and without the rest. */
export function limitedText(text: string): string {
  const pieces = piecesOf(text);
  const counts = Map.groupBy(pieces, ({ kind }) => kind);
  const isModest =
    text.length <= LONGEST || pieces.every(({ start, end }) => end - start <= LONGEST + MOST_AROUND);
  if (isModest && [...counts].every(([kind, own]) => own.length <= MOST[kind])) return text;
  const known = new Map<string, Piece>();
  for (const piece of pieces) {
    const key = keyOf(piece);
    if (!known.has(key)) known.set(key, piece);
  }
  const left = new Map(Object.entries(MOST));
  const kept = [...known.values()].filter(({ kind }) => {
    const more = left.get(kind) ?? 0;
    left.set(kind, more - 1);
    return more > 0;
  });
  return kept.map((piece) => text.slice(piece.start, Math.min(piece.end, piece.start + LONGEST))).join(' ');
}

/** Quotes and the name of a filter. */
const MOST_AROUND = 20;

function keyOf(piece: Piece): string {
  if (piece.kind === 'years') return `years ${JSON.stringify(piece.years)}`;
  return `${piece.kind} ${normalizeTerm(piece.value) || piece.value}`;
}

/** Each of the words of a text once, so many at the most. */
export function limitedWords(words: string, most: number): string {
  return [...new Set(words.split(' '))].slice(0, most).join(' ');
}
