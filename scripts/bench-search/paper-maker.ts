import type { Day } from '../../src/paper/days.ts';
import { splitName } from '../../src/paper/names/names.ts';
import type { Author, Paper } from '../../src/paper/schema.ts';
import { Coinage } from './coinage.ts';
import { below, oneOf, type Random, randomOf } from './random.ts';
import { tokensOf, type WordChain, wordChainOf } from './word-chain.ts';

/** The share of papers with the name of a method in their title. */
const NAMED = 0.3;
const TITLE = { least: 5, most: 16 } as const;

/**
 * Makes up papers from the words, names, lengths and numbers of other papers, so that they resemble those of a much larger
 * archive. The same papers and the same seed give the same papers.
 */
export class PaperMaker {
  readonly #papers: readonly Paper[];
  readonly #random: Random;
  readonly #titles: WordChain;
  readonly #abstracts: WordChain;
  readonly #coinage: Coinage;
  readonly #given: readonly string[];
  readonly #families: readonly string[];
  readonly #taken: Set<string>;
  readonly #numbers = new Map<string, number>();

  /** @throws {RangeError} if the papers have no words. */
  constructor(papers: readonly Paper[], seed: number) {
    this.#papers = papers;
    this.#random = randomOf(seed);
    this.#titles = wordChainOf(papers.map(({ title }) => title));
    this.#abstracts = wordChainOf(papers.map(({ abstract }) => abstract));
    this.#coinage = new Coinage(papers.map(({ title, abstract }) => `${title} ${abstract}`));
    const names = papers.flatMap(({ authors = [] }) => authors.map(({ name }) => splitName(name)));
    this.#given = names.flatMap(({ given }) => given ?? []);
    this.#families = names.map(({ family }) => family);
    this.#taken = new Set(papers.map(({ id }) => id));
  }

  /** Makes a paper that is listed on a day. */
  make(listed: Day): Paper {
    const random = this.#random;
    const model = oneOf(this.#papers, random);
    const name = random() < NAMED ? this.#coinage.coin(random) : undefined;
    const authors = Array.from({ length: model.authors?.length ?? 0 }, () => this.#author());
    const { arxiv, upvotes } = oneOf(this.#papers, random);
    return {
      id: this.#id(listed),
      title: this.#title(name, tokensOf(model.title).length),
      ...(authors.length > 0 && { authors }),
      listed,
      published: listed,
      ...(arxiv !== undefined && { arxiv }),
      ...(upvotes !== undefined && { upvotes }),
      sources: ['made-up'],
      abstract: this.#abstract(name, model.abstract),
    };
  }

  #title(name: string | undefined, length: number): string {
    const words = Math.min(TITLE.most, Math.max(TITLE.least, length));
    const seasoned = this.#coinage.season(this.#titles.walk(words, false, this.#random), this.#random);
    const title = seasoned.join(' ').replace(/[\s:,;]+$/u, '');
    return name === undefined ? title : `${capitalised(name)}: ${title}`;
  }

  #abstract(name: string | undefined, model: string): string {
    const walked = this.#abstracts.walk(tokensOf(model).length, model.includes('$'), this.#random);
    const words = this.#coinage.season(walked, this.#random);
    if (name !== undefined && words.length > 0)
      words.splice(below(words.length, this.#random), 0, capitalised(name));
    return words.join(' ');
  }

  #author(): Author {
    const family = oneOf(this.#families, this.#random);
    const given = this.#given.length === 0 ? undefined : oneOf(this.#given, this.#random);
    return given === undefined ? { name: family } : { name: `${given} ${family}`, given, family };
  }

  /** An id of the day's month, as arXiv numbers them: four digits before 2015, five since then. */
  #id(listed: Day): string {
    const month = `${listed.slice(2, 4)}${listed.slice(5, 7)}`;
    const digits = listed < '2015' ? 4 : 5;
    for (;;) {
      const number = (this.#numbers.get(month) ?? 0) + 1;
      this.#numbers.set(month, number);
      const id = `${month}.${String(number).padStart(digits, '0')}`;
      if (!this.#taken.has(id)) return id;
    }
  }
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
