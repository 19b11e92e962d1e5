import { parseYearRange, type YearRange } from './year-range.ts';

interface Position {
  /** Its range in the text of the query; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** A token of a query: a word, a phrase, or a filter, with its range in the text. */
export type QueryToken = Position &
  (
    | {
        /** `incomplete` is a filter that is still being typed and has no effect. */
        readonly kind: 'word' | 'phrase' | 'excluded' | 'topic' | 'like' | 'incomplete';
        /** Its text without quotes, prefix and minus. */
        readonly value: string;
      }
    | {
        readonly kind: 'author' | 'excludedAuthor';
        readonly value: string;
        /** Whether it is in quotes. */
        readonly isWhole: boolean;
      }
    | { readonly kind: 'years'; readonly years: YearRange }
  );

const QUOTES = '"“”„‟«»＂';
const QUOTE = new RegExp(`[${QUOTES}]`, 'gu');
// A phrase without its closing quote ends with the text.
const QUOTED = new RegExp(
  String.raw`([-\u2010-\u2013\u2212]?)(?:(author|topic|like):)?[${QUOTES}]([^${QUOTES}]*)[${QUOTES}]?`,
  'iuy',
);
const UNQUOTED = /\S+/uy;
const SPACE = /\s*/uy;
const NAMED = /^(author|topic|like):(.+)$/iu;
// Not a negative number or a single dash.
const EXCLUDED =
  /^[-\u2010-\u2013\u2212](?!\.?\d[\d.,]*%?$)(?=[\p{L}\p{N}.])(?:(author|topic):(?=.))?(.+)$/iu;
const INCOMPLETE = /^(?:author:|topic:|like:|year:[\d.…-]*)$/iu;
const INCOMPLETE_EXCLUSION = /^[-\u2010-\u2013\u2212](?:author|topic):$/iu;

/** Splits a query into tokens, in order. Every text is a valid query: text without special syntax is words. */
export function tokenizeQuery(text: string): QueryToken[] {
  const tokens: QueryToken[] = [];
  for (let start = skipSpace(text, 0); start < text.length; ) {
    const quoted = matchAt(QUOTED, text, start);
    const end = start + (quoted ?? matchAt(UNQUOTED, text, start) ?? [''])[0].length;
    const position = { start, end };
    const token =
      quoted === undefined ? unquotedToken(text.slice(start, end), position) : quotedToken(quoted, position);
    if (token !== undefined) tokens.push(token);
    start = skipSpace(text, end);
  }
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const last = tokens[at];
    if (last?.kind !== 'word' || !INCOMPLETE.test(last.value)) break;
    tokens[at] = { ...last, kind: 'incomplete' };
  }
  return tokens;
}

function quotedToken(
  [, minus = '', name = '', inside = '']: RegExpExecArray,
  position: Position,
): QueryToken | undefined {
  const value = inside.replace(/\s+/gu, ' ').trim();
  if (value === '') return undefined;
  if (minus !== '') return excludedToken(name, value, true, position);
  return filterToken(name, value, true, position) ?? { ...position, kind: 'phrase', value };
}

function unquotedToken(typed: string, position: Position): QueryToken | undefined {
  const value = typed.replace(QUOTE, '');
  if (value === '') return undefined;
  const years = parseYearRange(value);
  if (years !== undefined) return { ...position, kind: 'years', years };
  if (INCOMPLETE_EXCLUSION.test(value)) return { ...position, kind: 'incomplete', value };
  const [, filter = '', excluded] = EXCLUDED.exec(value) ?? [];
  if (excluded !== undefined) return excludedToken(filter, excluded, false, position);
  const [, name = '', named = ''] = NAMED.exec(value) ?? [];
  return filterToken(name, named, false, position) ?? { ...position, kind: 'word', value };
}

function filterToken(
  name: string,
  value: string,
  isWhole: boolean,
  position: Position,
): QueryToken | undefined {
  const kind = name.toLowerCase();
  if (kind === 'topic' || kind === 'like') return { ...position, kind, value };
  return kind === 'author' ? { ...position, kind, value, isWhole } : undefined;
}

function excludedToken(name: string, value: string, isWhole: boolean, position: Position): QueryToken {
  if (name.toLowerCase() === 'author') return { ...position, kind: 'excludedAuthor', value, isWhole };
  return { ...position, kind: 'excluded', value };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function skipSpace(text: string, from: number): number {
  return from + (matchAt(SPACE, text, from)?.[0].length ?? 0);
}
