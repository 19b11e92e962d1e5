import type { CatalogPaper } from '../paper/catalog-paper.ts';
import { textsOf } from './paper-texts.ts';
import { type Word, wordsOf } from './tokenizer.ts';

/** A word of a paper, or two or three that follow each other. */
export interface PaperPhrase {
  /** The stems of its words, apart by spaces. */
  readonly key: string;
  readonly printed: string;
  /** Whether it is what the paper says it is about: in its title, or one of its keywords. */
  readonly isHeading: boolean;
  /** Whether it stands somewhere with no other telling word before or after it: is more than a part of a name. */
  readonly isWhole: boolean;
}

const LONGEST = 3;

interface Found {
  readonly words: readonly Word[];
  isWhole: boolean;
}

/** The telling words and short phrases in a paper's texts, each once; of some keys alone where only these are wanted. */
export function phrasesOf(
  paper: CatalogPaper,
  isWanted: (key: string) => boolean = () => true,
): Iterable<PaperPhrase> {
  const { title, abstract, keywords } = textsOf(paper);
  const inTitle = collect([title], isWanted);
  const inKeywords = collect(keywords, isWanted);
  const inAbstract = collect([abstract], isWanted);
  const names = new Set(keywords.flatMap(nameOf));
  const phrases = new Map<string, PaperPhrase>();
  // An abstract prints words as they are; titles may capitalise them.
  for (const [key, { words }] of [...inTitle, ...inKeywords, ...inAbstract]) {
    const isHeading = inTitle.has(key) || names.has(key);
    const isWhole = [inTitle, inKeywords, inAbstract].some((found) => found.get(key)?.isWhole === true);
    phrases.set(key, { key, printed: printedAs(words), isHeading, isWhole });
  }
  return phrases.values();
}

function collect(texts: readonly string[], isWanted: (key: string) => boolean): Map<string, Found> {
  const collected = new Map<string, Found>();
  for (const run of texts.flatMap(runsOf)) {
    for (const start of run.keys()) {
      let key = '';
      for (const [length, { stem }] of run.slice(start, start + LONGEST).entries()) {
        key = length === 0 ? stem : `${key} ${stem}`;
        if (!isWanted(key)) continue;
        const words = run.slice(start, start + length + 1);
        if (words.every(({ isGeneral }) => isGeneral)) continue;
        const known = collected.get(key) ?? { words, isWhole: false };
        if (words.length === run.length) known.isWhole = true;
        collected.set(key, known);
      }
    }
  }
  return collected;
}

/** The key of a keyword; none where words of grammar are part of it, as in `theory of mind`. */
function nameOf(keyword: string): string | [] {
  const [words = [], ...more] = runsOf(keyword);
  const isAll = more.length === 0 && printedAs(words).length === keyword.trim().length;
  return isAll ? words.map(({ stem }) => stem).join(' ') : [];
}

/** The words of a text, parted where a word of grammar or a sign ends a phrase. */
function runsOf(text: string): Word[][] {
  const runs: Word[][] = [];
  for (const word of wordsOf(text)) {
    const run = runs.at(-1);
    if (word.joint === undefined || run === undefined) runs.push([word]);
    else run.push(word);
  }
  return runs;
}

/** Words as they are printed, without a capital that may come only from a title or the beginning of a sentence. */
export function printedAs(words: readonly Word[]): string {
  return words
    .map(({ printed, joint, isOpening }, at) => {
      const isCapital = isOpening && /^\p{Lu}[\p{Ll}-]*$/u.test(printed);
      return `${at === 0 ? '' : joint}${isCapital ? printed.toLowerCase() : printed}`;
    })
    .join('');
}
