import type { Author } from '../../src/paper/schema.ts';
import { below, oneOf, type Random } from '../bench-search/random.ts';
import { FAMILY_NAMES, GIVEN_NAMES } from './names.ts';
import { zipfOf } from './zipf.ts';

/**
 * How many papers an author writes follows Lotka's law (https://en.wikipedia.org/wiki/Lotka%27s_law). With this exponent, 86 %
 * write one paper, and some of 400,000 write more than a hundred.
 */
const LOTKA = { exponent: 3.2, most: 400 } as const;
/** The chance of an author who has further papers to write, when many wait, and how many of them are many. */
const RETURN = { chance: 0.24, many: 200 } as const;
const INITIAL = 0.35;
const LETTERS = 'ABCDEFGHIJKLMNOPRSTVWYZ';

/** Draws the authors of papers: new names, and names of earlier papers. */
export class AuthorPool {
  readonly #taken: Set<string>;
  /** An author for each paper that is still to be written. */
  readonly #waiting: Author[] = [];
  readonly #papers = zipfOf(LOTKA.most, 0, LOTKA.exponent);
  readonly #given = zipfOf(GIVEN_NAMES.length, 20);
  readonly #family = zipfOf(FAMILY_NAMES.length, 20);

  /** @param known the names of papers that exist. One in five writes another paper. */
  constructor(known: readonly string[] = []) {
    this.#taken = new Set(known);
    for (const [at, name] of [...this.#taken].entries()) if (at % 5 === 0) this.#waiting.push({ name });
  }

  /** The authors of one paper; each has another name. */
  draw(count: number, random: Random): Author[] {
    const authors = new Map<string, Author>();
    while (authors.size < count) {
      const author = this.#drawOne(random);
      authors.set(author.name, author);
    }
    return [...authors.values()];
  }

  #drawOne(random: Random): Author {
    const { length } = this.#waiting;
    if (random() < (RETURN.chance * length) / (length + RETURN.many)) {
      const at = below(length, random);
      const author = this.#waiting[at];
      const last = this.#waiting.pop();
      if (last !== undefined && at < this.#waiting.length) this.#waiting[at] = last;
      if (author !== undefined) return author;
    }
    const name = this.#newName(random);
    const further = this.#papers(random);
    for (let paper = 0; paper < further; paper += 1) this.#waiting.push({ name });
    return { name };
  }

  #newName(random: Random): string {
    const family = FAMILY_NAMES[this.#family(random)] ?? oneOf(FAMILY_NAMES, random);
    let given = GIVEN_NAMES[this.#given(random)] ?? oneOf(GIVEN_NAMES, random);
    if (random() < INITIAL) given += ` ${oneOf([...LETTERS], random)}.`;
    while (this.#taken.has(`${given} ${family}`)) given += ` ${oneOf([...LETTERS], random)}.`;
    const name = `${given} ${family}`;
    this.#taken.add(name);
    return name;
  }
}
