import { CJK_RUN, normalizeQuery, normalizeTerm } from '../analysis/folding.ts';
import { LANGUAGE, spellSymbols } from '../analysis/math-symbols.ts';
import { americanWord } from '../analysis/spelling-variants.ts';
import { lightStem } from '../analysis/stemmer.ts';
import { removeStopWords } from '../analysis/stop-words.ts';
import { splitAtWords } from '../analysis/tokenizer.ts';
import { tokenizeQuery } from '../query/lexer.ts';
import type { Span } from './snippet.ts';

/** The parts of a query to highlight: words and phrases everywhere, and among authors names too. */
export interface HighlightTexts {
  readonly words: string;
  readonly names: string;
}

/**
 * The parts of a query to highlight in results.
 * @param found the words by which a paper was found, if these are not all words of the query.
 */
export function highlightTexts(text: string, found?: readonly string[]): HighlightTexts {
  const valuesOf = (kinds: readonly string[]) =>
    tokenizeQuery(text)
      .flatMap((piece) => (piece.kind !== 'years' && kinds.includes(piece.kind) ? [piece.value] : []))
      .join(' ');
  if (found === undefined)
    return { words: valuesOf(['word', 'phrase']), names: valuesOf(['word', 'phrase', 'author']) };
  const words = `${found.join(' ')} ${valuesOf(['phrase'])}`;
  return { words, names: `${words} ${valuesOf(['author'])}` };
}

/** Splits `text` into spans and marks the words of the query. Words match in the same forms as in the index. */
export function highlight(text: string, query: string): Span[] {
  const terms = termsOf(query);
  const spans = splitAtWords(text).flatMap((piece) => spansOf(piece, terms));
  return mergeSpans(spans.filter((span) => span.text !== ''));
}

/**
 * The positions of the query's words in a text, counted in tokens between white space as Pagefind counts them. Pagefind itself
 * only gives the positions of words of its own query.
 */
export function matchPositions(text: string, query: string): number[] {
  const terms = termsOf(query);
  const isMarked = (token: string) =>
    splitAtWords(token).some((piece) => spansOf(piece, terms).some(({ marked }) => marked));
  return text.split(SPACE).flatMap((token, at) => (isMarked(token) ? [at] : []));
}

/** The white space at which Pagefind splits. */
const SPACE = /[^\S\uFEFF]+/u;
const HAS_CJK = new RegExp(CJK_RUN.source, 'u');
/**
 * Removes matches that would confuse a reader: words that only begin with a term of one or two letters.
 * @param locations the positions of Pagefind's matches, in tokens.
 */
export function visibleMatches(text: string, locations: readonly number[], query: string): number[] {
  const terms = termsOf(query);
  const short = terms.list.filter((term) => term.length < LONG);
  if (short.length === 0) return [...locations];
  const tokens = text.split(SPACE);
  const isBegun = (token = '') =>
    splitAtWords(token).some((piece) => short.some((term) => normalizeTerm(piece).startsWith(term)));
  return locations.filter((at) => !isBegun(tokens[at]));
}

/**
 * Trims marked spans of Chinese, Japanese or Korean to the characters of the query, because Pagefind treats a whole sentence as
 * one word.
 */
export function trimHighlights(spans: readonly Span[], query: string): Span[] {
  return spans.flatMap((span) =>
    span.marked && HAS_CJK.test(span.text) ? highlight(span.text, query) : [span],
  );
}

/** The terms of a query. Caches whether a word matches, because most texts have the same words. */
class Terms {
  readonly list: readonly string[];
  readonly #stems: ReadonlySet<string>;
  readonly #matches = new Map<string, boolean>();

  constructor(query: string) {
    this.list = normalizedTerms(query);
    this.#stems = new Set(this.list.map(lightStem));
  }

  /** Whether a word matches one of the terms in one of its forms. */
  match(word: string): boolean {
    const known = this.#matches.get(word);
    if (known !== undefined) return known;
    const isMatch = formsOf(word).some((form) => this.#matchForm(form));
    this.#matches.set(word, isMatch);
    return isMatch;
  }

  #matchForm(form: string): boolean {
    return (
      this.#stems.has(lightStem(form)) ||
      this.list.some((term) => term === form || (term.length >= LONG && form.startsWith(term)))
    );
  }
}

let latest: { readonly query: string; readonly terms: Terms } | undefined;

/** The terms of a query; cached, because all results of a search use them. */
function termsOf(query: string): Terms {
  if (latest?.query !== query) latest = { query, terms: new Terms(query) };
  return latest.terms;
}

function normalizedTerms(query: string): string[] {
  const words = normalizeQuery(query)
    .split(/[\s-]+/u)
    .filter((word) => normalizeTerm(word) !== '');
  return words.length === 0
    ? []
    : [...new Set(removeStopWords(words.join(' ')).split(' ').map(normalizeTerm))];
}

function spansOf(piece: string, terms: Terms): Span[] {
  if (HAS_CJK.test(piece)) return runSpans(piece, terms.list);
  return [{ text: piece, marked: terms.match(piece) }];
}

/** The forms under which a query finds a word: as it is, in American spelling, and with words for its symbols. */
function formsOf(word: string): string[] {
  const spelled = NOT_PLAIN.test(word) || LANGUAGE.test(word) ? spellSymbols(word).split(/\s+/u) : [];
  const forms = [word, ...spelled].map(normalizeTerm).filter((form) => form !== '');
  return [...new Set([...forms, ...forms.map(americanWord)])];
}

const NOT_PLAIN = /[^\x20-\x7E]/u;

/** Marks the terms of the query in a run of CJK: pairs of characters, with or without a space between, and single ones. */
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

/** The fewest letters of a term that also matches words beginning with it. */
const LONG = 3;
