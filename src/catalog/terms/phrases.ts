import type { CatalogPaper } from '../paper/catalog-paper.ts';
import { textsOf } from './paper-texts.ts';
import { type Token, tokenize } from './tokenizer.ts';

/** One to three consecutive words of a paper. */
export interface PaperPhrase {
  /** The stems of its words, separated by spaces. */
  readonly key: string;
  readonly printed: string;
  /** Whether the title contains it, or a keyword is equal to it. */
  readonly isInTitleOrKeywords: boolean;
  /** Whether it occurs at least once without another distinctive word beside it, and so not as part of a longer name. */
  readonly standsAlone: boolean;
}

const MAX_WORDS = 3;

interface PhraseTokens {
  readonly tokens: readonly Token[];
  standsAlone: boolean;
}

/** The distinctive words and short phrases in a paper's texts, each once. `isWanted` selects them by their keys. */
export function phrasesOf(
  paper: CatalogPaper,
  isWanted: (key: string) => boolean = () => true,
): Iterable<PaperPhrase> {
  const { title, abstract, keywords } = textsOf(paper);
  const inTitle = collectPhrases([title], isWanted);
  const inKeywords = collectPhrases(keywords, isWanted);
  const inAbstract = collectPhrases([abstract], isWanted);
  const keywordKeys = new Set(keywords.flatMap(keywordKey));
  const phrases = new Map<string, PaperPhrase>();
  // The abstract comes last and wins, because titles may capitalise words.
  for (const [key, { tokens }] of [...inTitle, ...inKeywords, ...inAbstract]) {
    const isInTitleOrKeywords = inTitle.has(key) || keywordKeys.has(key);
    const standsAlone = [inTitle, inKeywords, inAbstract].some(
      (found) => found.get(key)?.standsAlone === true,
    );
    phrases.set(key, { key, printed: printPhrase(tokens), isInTitleOrKeywords, standsAlone });
  }
  return phrases.values();
}

function collectPhrases(
  texts: readonly string[],
  isWanted: (key: string) => boolean,
): Map<string, PhraseTokens> {
  const collected = new Map<string, PhraseTokens>();
  for (const run of texts.flatMap(tokenRuns)) {
    for (const start of run.keys()) {
      let key = '';
      for (const [length, { stem }] of run.slice(start, start + MAX_WORDS).entries()) {
        key = length === 0 ? stem : `${key} ${stem}`;
        if (!isWanted(key)) continue;
        const tokens = run.slice(start, start + length + 1);
        if (tokens.every(({ isGeneral }) => isGeneral)) continue;
        const known = collected.get(key) ?? { tokens, standsAlone: false };
        if (tokens.length === run.length) known.standsAlone = true;
        collected.set(key, known);
      }
    }
  }
  return collected;
}

/** The key of a keyword; an empty list if it contains a stop word, as `theory of mind` does. */
function keywordKey(keyword: string): string | [] {
  const [tokens = [], ...more] = tokenRuns(keyword);
  const isAll = more.length === 0 && printPhrase(tokens).length === keyword.trim().length;
  return isAll ? tokens.map(({ stem }) => stem).join(' ') : [];
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
