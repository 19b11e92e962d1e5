import { CJK_RUN, normalizeQuery, normalizeTerm } from '../analysis/folding.ts';
import { LANGUAGE, spellSymbols } from '../analysis/math-symbols.ts';
import { americanWord } from '../analysis/spelling-variants.ts';
import { lightStem } from '../analysis/stemmer.ts';
import { removeStopWords } from '../analysis/stop-words.ts';
import { piecesOf } from '../query/lexer.ts';
import type { Span } from './snippet.ts';

/** What of a query is marked: the words and phrases that are looked for everywhere, and besides them names, among authors. */
export interface HighlightTexts {
  readonly words: string;
  readonly names: string;
}

/** What of the text of a query is marked where it stands. */
export function highlightTexts(text: string): HighlightTexts {
  const valuesOf = (kinds: readonly string[]) =>
    piecesOf(text)
      .flatMap((piece) => (piece.kind !== 'years' && kinds.includes(piece.kind) ? [piece.value] : []))
      .join(' ');
  return { words: valuesOf(['word', 'phrase']), names: valuesOf(['word', 'phrase', 'author']) };
}

/** `text` as spans in which the words of the query are marked, by the same light folding that finds them. */
export function highlight(text: string, query: string): Span[] {
  const terms = termsOf(query);
  const spans = text.split(WORD).flatMap((piece) => spansOf(piece, terms));
  return mergeSpans(spans.filter((span) => span.text !== ''));
}

/**
 * Where the words of the query stand in a text, as the index counts places: between runs of white space. The engine says
 * it only of the words that it was asked for.
 */
export function matchPositions(text: string, query: string): number[] {
  const terms = termsOf(query);
  const isMarked = (token: string) =>
    token.split(WORD).some((piece) => spansOf(piece, terms).some(({ marked }) => marked));
  return text.split(SPACE).flatMap((token, at) => (isMarked(token) ? [at] : []));
}

/** As the engine sees it. */
const SPACE = /[^\S\uFEFF]+/u;
const HAS_CJK = new RegExp(CJK_RUN.source, 'u');
/**
 * Those of the places at which the engine has found the words of a query that a reader would see why: a word that only
 * begins with a letter or two is none.
 */
export function visibleMatches(text: string, locations: readonly number[], query: string): number[] {
  const terms = termsOf(query);
  const short = terms.filter((term) => term.length < LONG);
  if (short.length === 0) return [...locations];
  const tokens = text.split(SPACE);
  const isBegun = (token = '') =>
    token.split(WORD).some((piece) => short.some((term) => normalizeTerm(piece).startsWith(term)));
  return locations.filter((at) => !isBegun(tokens[at]));
}

/** Words, runs of Chinese, Japanese or Korean, and signs; between them whatever else there is. */
const WORD = new RegExp(
  `(${LANGUAGE.source}|${CJK_RUN.source}(?: ${CJK_RUN.source})*|(?:(?!${CJK_RUN.source})[\\p{L}\\p{N}\\p{M}])+|\\p{Sm})`,
  'iu',
);

/**
 * Spans of an excerpt with the marked ones cut down to what the query has of them, where a whole sentence of Chinese,
 * Japanese or Korean is one word to the index.
 */
export function trimHighlights(spans: readonly Span[], query: string): Span[] {
  return spans.flatMap((span) =>
    span.marked && HAS_CJK.test(span.text) ? highlight(span.text, query) : [span],
  );
}

function termsOf(query: string): string[] {
  const words = normalizeQuery(query)
    .split(/[\s-]+/u)
    .filter((word) => normalizeTerm(word) !== '');
  return words.length === 0
    ? []
    : [...new Set(removeStopWords(words.join(' ')).split(' ').map(normalizeTerm))];
}

function spansOf(piece: string, terms: readonly string[]): Span[] {
  if (HAS_CJK.test(piece)) return runSpans(piece, terms);
  return [{ text: piece, marked: formsOf(piece).some((form) => matches(form, terms)) }];
}

/** How a word may be asked for: as it is, in American spelling, and with its signs as words. */
function formsOf(word: string): string[] {
  const spelled = NOT_PLAIN.test(word) || LANGUAGE.test(word) ? spellSymbols(word).split(/\s+/u) : [];
  const forms = [word, ...spelled].map(normalizeTerm).filter((form) => form !== '');
  return [...new Set([...forms, ...forms.map(americanWord)])];
}

const NOT_PLAIN = /[^\x20-\x7E]/u;

/** A run in which what the query has is marked: its pairs of signs, with or without room between, or one sign alone. */
function runSpans(run: string, terms: readonly string[]): Span[] {
  const signs = [...run];
  const marked = new Set<number>();
  for (const at of signs.keys())
    for (const length of signs[at + 1] === ' ' ? [1, 3] : [1, 2]) {
      const part = signs.slice(at, at + length);
      const isTerm = part.at(-1) !== ' ' && terms.includes(normalizeTerm(part.join('')));
      if (isTerm) for (const of of part.keys()) marked.add(at + of);
    }
  return mergeSpans(signs.map((text, at) => ({ text, marked: marked.has(at) })));
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const long: Span[] = [];
  for (const { text, marked } of spans) {
    const last = long.at(-1);
    if (last?.marked === marked) long[long.length - 1] = { text: last.text + text, marked };
    else long.push({ text, marked });
  }
  return long;
}

function matches(word: string, terms: readonly string[]): boolean {
  return terms.some(
    (term) =>
      word === term || (term.length >= LONG && word.startsWith(term)) || lightStem(word) === lightStem(term),
  );
}

/** The beginning of a word says which is meant from so many letters on. */
const LONG = 3;
