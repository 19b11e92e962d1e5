import type { TopicsFile } from '../../src/catalog/topics/topics-file.ts';
import type { Day } from '../../src/paper/days.ts';
import type { Paper } from '../../src/paper/schema.ts';
import { below, oneOf, type Random, randomOf } from '../bench-search/random.ts';
import { blended } from '../bench-search/word-chain.ts';
import { AuthorPool } from './author-pool.ts';
import { abstractOf, type Draft, type Subject, titleOf } from './texts.ts';
import type { Vocabulary } from './vocabulary.ts';
import { zipfOf } from './zipf.ts';

/** The papers of a site that exist, whose ids are taken and whose authors write further papers. */
export interface KnownPapers {
  readonly ids: readonly string[];
  readonly names: readonly string[];
}

interface TopicSubject extends Subject {
  readonly categories: readonly string[];
}

const SHARE = { formulas: 0.25, named: 0.3, upvotes: 0.7, code: 0.4, secondCategory: 0.5 } as const;
/** Categories of papers about many topics; their words decide. */
const BROAD = ['cs.LG', 'cs.AI', 'stat.ML'];
const MOST_AUTHORS = 30;
const NUMBERS = 20;

/** Makes up papers in the form of the store. The same topics, words and seed give the same papers. */
export class PaperGenerator {
  readonly #vocabulary: Vocabulary;
  readonly #random: Random;
  readonly #subjects: readonly TopicSubject[];
  readonly #subject: (random: Random) => number;
  readonly #coauthors = zipfOf(MOST_AUTHORS / 2, 6, 5);
  readonly #authors: AuthorPool;
  readonly #taken: Set<string>;
  readonly #numbers = new Map<string, number>();

  /** @throws {RangeError} if the topics file has no topic with phrases. */
  constructor(
    { topics }: Pick<TopicsFile, 'topics'>,
    vocabulary: Vocabulary,
    seed: number,
    { ids, names }: KnownPapers = { ids: [], names: [] },
  ) {
    this.#vocabulary = vocabulary;
    this.#random = randomOf(seed);
    this.#subjects = topics
      .filter(({ phrases }) => phrases.length > 0)
      .map(({ label, phrases, categories }) => ({
        phrases: phrases.map((phrase) => phrase.replaceAll('*', 'ing')),
        words: vocabulary.wordsNear([label, ...phrases]),
        categories,
      }));
    this.#subject = zipfOf(this.#subjects.length, 10);
    this.#authors = new AuthorPool(names);
    this.#taken = new Set(ids);
  }

  /** Makes up a paper that is listed on a day. */
  make(listed: Day): Paper {
    const random = this.#random;
    const subject = this.#subjects[this.#subject(random)] ?? oneOf(this.#subjects, random);
    const name = random() < SHARE.named ? blended(subject.words, random) : undefined;
    const draft: Draft = {
      subject,
      name: name === undefined ? undefined : name.slice(0, 1).toUpperCase() + name.slice(1),
      hasFormulas: random() < SHARE.formulas,
    };
    const id = this.#id(listed);
    const primary = oneOf(subject.categories.length > 0 ? subject.categories : BROAD, random);
    const categories = random() < SHARE.secondCategory ? [primary, oneOf(BROAD, random)] : [primary];
    const hasUpvotes = random() < SHARE.upvotes;
    const code = random() < SHARE.code ? { code: `https://example.org/code/${id}` } : {};
    return {
      id,
      title: titleOf(draft, this.#vocabulary, random),
      // The mean is 4.4, and one paper in five has one author.
      authors: this.#authors.draw(1 + this.#coauthors(random) + this.#coauthors(random), random),
      listed,
      published: listed,
      arxiv: { version: 1, primary, categories: [...new Set(categories)] },
      links: { abs: `https://arxiv.org/abs/${id}`, pdf: `https://arxiv.org/pdf/${id}`, ...code },
      ...(hasUpvotes && { upvotes: Math.min(500, Math.floor(3 / (1 - random()))) }),
      sources: ['made-up'],
      abstract: abstractOf(draft, this.#vocabulary, random),
    };
  }

  /** The next free arXiv id of the day's month. Numbers are left out, since no site has all papers of arXiv. */
  #id(listed: Day): string {
    const month = `${listed.slice(2, 4)}${listed.slice(5, 7)}`;
    for (;;) {
      const number = (this.#numbers.get(month) ?? 0) + 1 + below(NUMBERS, this.#random);
      this.#numbers.set(month, number);
      const id = `${month}.${String(number).padStart(5, '0')}`;
      if (!this.#taken.has(id)) return id;
    }
  }
}
