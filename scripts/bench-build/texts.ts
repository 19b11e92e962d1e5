import { below, oneOf, type Random } from '../bench-search/random.ts';
import { formula } from './formulas.ts';
import { oneNear, type Vocabulary } from './vocabulary.ts';

/** The subject of a text. */
export interface Subject {
  /** Phrases of a topic's rules. */
  readonly phrases: readonly string[];
  /** Words near in meaning, the nearest first. */
  readonly words: readonly string[];
}

/** A text that is to be made up. */
export interface Draft {
  readonly subject: Subject;
  /** The name of a method or data set; most papers have none. */
  readonly name: string | undefined;
  readonly hasFormulas: boolean;
}

const SHARE = { functionWords: 0.4, subject: 0.3, phrase: 0.4, formula: 0.5, comma: 0.06, figure: 0.1 };
const TITLE = { least: 5, most: 15 } as const;
const ABSTRACT = { least: 60, most: 250 } as const;
const SENTENCE = { least: 10, most: 32 } as const;

/** A title of 5 to 15 words. */
export function titleOf({ subject, name }: Draft, vocabulary: Vocabulary, random: Random): string {
  const length = between(TITLE, random) - (name === undefined ? 0 : 1);
  const phrase = oneOf(subject.phrases, random).split(' ');
  const words = wordsOf(Math.max(2, length - phrase.length), subject, vocabulary, random);
  // A title may not end in a function word, so the phrase stands last or before the last word.
  const title = [...words.slice(0, -1), ...phrase, ...words.slice(-1)].slice(0, length).map(capitalised);
  return name === undefined ? title.join(' ') : `${name}: ${title.join(' ')}`;
}

/** An abstract of about 60 to 250 words, as Markdown. */
export function abstractOf(draft: Draft, vocabulary: Vocabulary, random: Random): string {
  const sentences: string[] = [];
  for (let left = between(ABSTRACT, random); left > 0; ) {
    const length = left < SENTENCE.least * 2 ? left : Math.min(left, between(SENTENCE, random));
    sentences.push(sentence(length, draft, sentences.length, vocabulary, random));
    left -= length;
  }
  return sentences.join(' ');
}

function sentence(
  length: number,
  { subject, name, hasFormulas }: Draft,
  number: number,
  vocabulary: Vocabulary,
  random: Random,
): string {
  const words = wordsOf(length, subject, vocabulary, random).map((word, at) =>
    at + 1 < length && random() < SHARE.comma ? `${word},` : word,
  );
  const insert = (text: string) => words.splice(1 + below(Math.max(1, words.length - 1), random), 1, text);
  if (random() < SHARE.figure) insert(`${(random() * 100).toFixed(1)}%`);
  if (hasFormulas && random() < SHARE.formula) insert(formula(random));
  if (random() < SHARE.phrase) insert(oneOf(subject.phrases, random));
  if (name !== undefined && number === 1) insert(name);
  return `${capitalised(words.join(' '))}.`;
}

/** Words of which no two function words follow each other. */
function wordsOf(length: number, subject: Subject, vocabulary: Vocabulary, random: Random): string[] {
  const words: string[] = [];
  let isAfterContent = false;
  while (words.length < length) {
    const isLast = words.length + 1 === length;
    // Every second word at most is a function word, so the chance is higher where one may stand.
    const isFunction: boolean =
      isAfterContent && !isLast && random() < SHARE.functionWords / (1 - SHARE.functionWords);
    if (isFunction) words.push(vocabulary.functionWord(random));
    else if (random() < SHARE.subject) words.push(oneNear(subject.words, random));
    else words.push(vocabulary.contentWord(random));
    isAfterContent = !isFunction;
  }
  return words;
}

function between({ least, most }: { readonly least: number; readonly most: number }, random: Random): number {
  // The mean of two random numbers: lengths near the middle are more frequent.
  return least + Math.floor(((random() + random()) / 2) * (most - least + 1));
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
