import type { PaperTexts } from './paper-texts.ts';
import { bigramOf, type TermNumber, wordNumber } from './term-hash.ts';
import { type Token, tokenize } from './tokenizer.ts';

/** One to three consecutive words of a paper. */
export interface PaperPhrase {
  /** The stems of its words, separated by spaces. */
  readonly key: string;
  /** A number made from the key. */
  readonly number: TermNumber;
  readonly printed: string;
  /** Whether the title contains it, or a keyword is equal to it. */
  readonly isInTitleOrKeywords: boolean;
  /** Whether it occurs at least once without another distinctive word beside it, and so not as part of a longer name. */
  readonly standsAlone: boolean;
}

/** Where a paper has a phrase; see {@link PaperPhrase}. */
export type PhrasePlace = Pick<PaperPhrase, 'isInTitleOrKeywords' | 'standsAlone'>;

const MAX_WORDS = 3;

/** The distinctive words and short phrases in a paper's texts, each once. `isWanted` selects them by their numbers. */
export function phrasesIn(
  texts: PaperTexts,
  isWanted: (number: TermNumber) => boolean = () => true,
): PaperPhrase[] {
  const printed = new Map<TermNumber, readonly Token[]>();
  const places = placesIn(texts, (number, run, start, end) => {
    if (isWanted(number)) printed.set(number, run.slice(start, end));
  });
  return [...printed].map(([number, tokens]) => ({
    key: tokens.map(({ stem }) => stem).join(' '),
    number,
    printed: printPhrase(tokens),
    isInTitleOrKeywords: ((places.get(number) ?? 0) & NAMED) > 0,
    standsAlone: ((places.get(number) ?? 0) & ALONE) > 0,
  }));
}

/** The phrases of a paper, by their numbers, without their words. */
export function phrasePlaces(texts: PaperTexts): Map<TermNumber, PhrasePlace> {
  const places = new Map<TermNumber, PhrasePlace>();
  for (const [number, flags] of placesIn(texts))
    places.set(number, KINDS[flags] ?? { isInTitleOrKeywords: false, standsAlone: false });
  return places;
}

// The places of a phrase as bits of a number, since a paper has some hundred phrases.
const [NAMED, ALONE] = [1, 2];
const KINDS: readonly PhrasePlace[] = [0, NAMED, ALONE, NAMED | ALONE].map((flags) => ({
  isInTitleOrKeywords: (flags & NAMED) > 0,
  standsAlone: (flags & ALONE) > 0,
}));

type Visit = (number: TermNumber, run: readonly Token[], start: number, end: number) => void;

/** The bits of each phrase. `visit` is called when a phrase occurs first in a field; the field that shows best how it is written is last. */
function placesIn({ title, abstract, keywords }: PaperTexts, visit?: Visit): Map<TermNumber, number> {
  const places = new Map<TermNumber, number>();
  const add = (field: readonly string[], bits: number): void => {
    const seen = new Set<TermNumber>();
    for (const text of field)
      visitPhrases(text, (number, run, start, end) => {
        const isAlone = end - start === run.length;
        places.set(number, (places.get(number) ?? 0) | bits | (isAlone ? ALONE : 0));
        if (visit === undefined || seen.has(number)) return;
        seen.add(number);
        visit(number, run, start, end);
      });
  };
  add([title], NAMED);
  add(keywords, 0);
  // The abstract is last, because titles may capitalise words.
  add([abstract], 0);
  for (const keyword of keywords) {
    const number = keywordNumber(keyword);
    const known = number === undefined ? undefined : places.get(number);
    if (number !== undefined && known !== undefined) places.set(number, known | NAMED);
  }
  return places;
}

/** Calls `visit` for one to three consecutive words of a text, unless all of them mean little alone. */
function visitPhrases(text: string, visit: Visit): void {
  for (const run of tokenRuns(text)) {
    const numbers = run.map(({ stem }) => wordNumber(stem));
    for (let start = 0; start < run.length; start += 1) {
      let [number, isGeneral] = [0, true];
      for (let end = start; end < Math.min(run.length, start + MAX_WORDS); end += 1) {
        const own = numbers[end] ?? 0;
        number = end === start ? own : bigramOf(number, own);
        isGeneral &&= run[end]?.isGeneral === true;
        if (!isGeneral) visit(number, run, start, end + 1);
      }
    }
  }
}

/** The number of a keyword; `undefined` if it contains a stop word, as `theory of mind` does. */
function keywordNumber(keyword: string): TermNumber | undefined {
  const [tokens = [], ...more] = tokenRuns(keyword);
  const isAll = more.length === 0 && printPhrase(tokens).length === keyword.trim().length;
  return isAll && tokens.length > 0 ? tokens.map(({ stem }) => wordNumber(stem)).reduce(bigramOf) : undefined;
}

/** The words of a text, split at stop words and punctuation. */
function tokenRuns(text: string): Token[][] {
  const runs: Token[][] = [];
  for (const token of tokenize(text)) {
    const run = runs.at(-1);
    if (token.separator === undefined || run === undefined) runs.push([token]);
    else run.push(token);
  }
  return runs;
}

/** Words as printed. A capital letter that may only come from a title or the start of a sentence is lowered. */
export function printPhrase(tokens: readonly Token[]): string {
  return tokens
    .map(({ printed, separator, startsSentence }, at) => {
      const isCapital = startsSentence && /^\p{Lu}[\p{Ll}-]*$/u.test(printed);
      return `${at === 0 ? '' : separator}${isCapital ? printed.toLowerCase() : printed}`;
    })
    .join('');
}
