import { parseYearRange, type YearRange } from './year-range.ts';

interface Place {
  /** Where it begins in the text of the query, and where it has ended. */
  readonly start: number;
  readonly end: number;
}

/** A part of a query as it was typed, and what it asks for. */
export type QueryToken = Place &
  (
    | {
        /** `unfinished` is a filter that is still being typed, and asks for nothing yet. */
        readonly kind: 'word' | 'phrase' | 'excluded' | 'topic' | 'unfinished';
        /** What it names, without quotes, prefix and minus. */
        readonly value: string;
      }
    | {
        readonly kind: 'author' | 'excludedAuthor';
        readonly value: string;
        /** Whether it stands in quotes. */
        readonly isWhole: boolean;
      }
    | { readonly kind: 'years'; readonly years: YearRange }
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
  /^[-\u2010-\u2013\u2212](?!\.?\d[\d.,]*%?$)(?=[\p{L}\p{N}.])(?:(author|topic):(?=.))?(.+)$/iu;
const UNFINISHED = /^(?:author:|topic:|year:[\d.…-]*)$/iu;
const UNFINISHED_EXCLUSION = /^[-\u2010-\u2013\u2212](?:author|topic):$/iu;

/** The pieces of a query in the order in which they stand in its text. Every text is a query. */
export function tokenizeQuery(text: string): QueryToken[] {
  const pieces: QueryToken[] = [];
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
): QueryToken | undefined {
  const value = inside.replace(/\s+/gu, ' ').trim();
  if (value === '') return undefined;
  if (minus !== '') return excludedPiece(name, value, true, place);
  return namedPiece(name, value, true, place) ?? { ...place, kind: 'phrase', value };
}

function tokenPiece(token: string, place: Place): QueryToken | undefined {
  const value = token.replace(QUOTE, '');
  if (value === '') return undefined;
  const years = parseYearRange(value);
  if (years !== undefined) return { ...place, kind: 'years', years };
  if (UNFINISHED_EXCLUSION.test(value)) return { ...place, kind: 'unfinished', value };
  const [, filter = '', excluded] = EXCLUDED.exec(value) ?? [];
  if (excluded !== undefined) return excludedPiece(filter, excluded, false, place);
  const [, name = '', named = ''] = NAMED.exec(value) ?? [];
  return namedPiece(name, named, false, place) ?? { ...place, kind: 'word', value };
}

function namedPiece(name: string, value: string, isWhole: boolean, place: Place): QueryToken | undefined {
  const kind = name.toLowerCase();
  if (kind === 'topic') return { ...place, kind, value };
  return kind === 'author' ? { ...place, kind, value, isWhole } : undefined;
}

function excludedPiece(name: string, value: string, isWhole: boolean, place: Place): QueryToken {
  if (name.toLowerCase() === 'author') return { ...place, kind: 'excludedAuthor', value, isWhole };
  return { ...place, kind: 'excluded', value };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function skipSpace(text: string, from: number): number {
  return from + (matchAt(SPACE, text, from)?.[0].length ?? 0);
}
