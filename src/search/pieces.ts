import { type Years, yearsIn } from './years.ts';

interface Place {
  /** Where it begins in the text of the query, and where it has ended. */
  readonly start: number;
  readonly end: number;
}

/** A part of a query as it was typed, and what it asks for. */
export type Piece = Place &
  (
    | {
        /** `unfinished` is a filter that is still being typed, and asks for nothing yet. */
        readonly kind: 'word' | 'phrase' | 'excluded' | 'author' | 'topic' | 'unfinished';
        /** What it names, without quotes, prefix and minus. */
        readonly value: string;
      }
    | { readonly kind: 'years'; readonly years: Years }
  );

const QUOTES = '"“”„‟«»＂';
const QUOTE = new RegExp(`[${QUOTES}]`, 'gu');
// A phrase that nobody has closed yet goes to the end of the text.
const QUOTED = new RegExp(
  String.raw`([-\u2010-\u2013\u2212]?)(?:(author|topic):)?[${QUOTES}]([^${QUOTES}]*)[${QUOTES}]?`,
  'iuy',
);
const TOKEN = /\S+/uy;
const SPACE = /\s*/uy;
const NAMED = /^(author|topic):(.+)$/iu;
// Neither a number below zero nor a dash that stands for itself.
const EXCLUDED =
  /^[-\u2010-\u2013\u2212](?!\.?\d[\d.,]*%?$)(?=[\p{L}\p{N}.])(?:(?:author|topic):(?=.))?(.+)$/iu;
const UNFINISHED = /^(?:author:|topic:|year:[\d.…-]*)$/iu;

/** The pieces of a query in the order in which they stand in its text. Every text is a query. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (let start = skipSpace(text, 0); start < text.length; ) {
    const quoted = matchAt(QUOTED, text, start);
    const end = start + (quoted ?? matchAt(TOKEN, text, start) ?? [''])[0].length;
    const place = { start, end };
    const piece =
      quoted === undefined ? tokenPiece(text.slice(start, end), place) : quotedPiece(quoted, place);
    if (piece !== undefined) pieces.push(piece);
    start = skipSpace(text, end);
  }
  for (let at = pieces.length - 1; at >= 0; at -= 1) {
    const last = pieces[at];
    if (last?.kind !== 'word' || !UNFINISHED.test(last.value)) break;
    pieces[at] = { ...last, kind: 'unfinished' };
  }
  return pieces;
}

function quotedPiece(
  [, minus = '', name = '', inside = '']: RegExpExecArray,
  place: Place,
): Piece | undefined {
  const value = inside.replace(/\s+/gu, ' ').trim();
  if (value === '') return undefined;
  const kind = minus === '' ? (kindOf(name) ?? 'phrase') : 'excluded';
  return { ...place, kind, value };
}

function tokenPiece(token: string, place: Place): Piece | undefined {
  const value = token.replace(QUOTE, '');
  if (value === '') return undefined;
  const years = yearsIn(value);
  if (years !== undefined) return { ...place, kind: 'years', years };
  const [, excluded] = EXCLUDED.exec(value) ?? [];
  if (excluded !== undefined) return { ...place, kind: 'excluded', value: excluded };
  const [, name = '', named = ''] = NAMED.exec(value) ?? [];
  const kind = kindOf(name);
  return kind === undefined ? { ...place, kind: 'word', value } : { ...place, kind, value: named };
}

function kindOf(name: string): 'author' | 'topic' | undefined {
  const lower = name.toLowerCase();
  return lower === 'author' || lower === 'topic' ? lower : undefined;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function skipSpace(text: string, from: number): number {
  return from + (matchAt(SPACE, text, from)?.[0].length ?? 0);
}
