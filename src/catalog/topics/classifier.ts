import { hasCategory } from './arxiv-categories.ts';
import type { Topic, Vocabulary } from './topics-file.ts';

/** What the classifier reads of a paper; title, abstract and keywords as plain text. */
export interface ClassifiablePaper {
  readonly title: string;
  readonly abstract: string;
  /** arXiv categories, the primary one first. */
  readonly categories?: readonly string[];
  readonly keywords?: readonly string[];
  /** Topic slugs that a person chose. They replace what the rules say, even when the list is empty. */
  readonly pinned?: readonly string[];
}

/** What a first mention counts; each further one counts half of the one before. */
const WEIGHTS = { title: { phrases: 5, hints: 3 }, body: { phrases: 2, hints: 1 } } as const;
const MOST_FROM_HINTS = { title: 3, body: 2 } as const;
const CATEGORY_WEIGHTS = { primary: 3, other: 1 } as const;

const STEM_LETTERS = 3;
/** A word, or marks that end a phrase. Spaces, dashes, slashes, quotes and emphasis do not end one. */
const TOKEN = /[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}\s\p{Pd}\u2212/'"’‘“”*_]+/gu;
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

/** One phrase of one topic; its plural is the same rule. */
interface Rule {
  readonly topic: number;
  readonly kind: 'phrases' | 'hints' | 'exclude';
}

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

/** A place in the tree of all phrases, word by word, so that one walk over a text finds them all. */
class Place {
  readonly rules: Rule[] = [];
  readonly #words = new Map<string, Place>();
  /** Words ending in `*`, by their first letters, so that a word is compared with few of them. */
  readonly #stems = new Map<string, Map<string, Place>>();

  /** The place after a word of a phrase, made when it is new. */
  add(word: string): Place {
    if (!word.endsWith('*')) return entry(this.#words, word, () => new Place());
    const among = entry(this.#stems, word.slice(0, STEM_LETTERS), () => new Map<string, Place>());
    return entry(among, word.slice(0, -1), () => new Place());
  }

  /** Calls `found` with every rule that `words` complete from position `at`, and where each ends. */
  match(words: readonly string[], at: number, found: (rule: Rule, end: number) => void): void {
    for (const rule of this.rules) found(rule, at);
    const word = words[at];
    if (word === undefined) return;
    const lower = word.toLowerCase();
    this.#words.get(lower)?.match(words, at + 1, found);
    if (word !== lower) this.#words.get(word)?.match(words, at + 1, found);
    for (const [stem, place] of this.#stems.get(lower.slice(0, STEM_LETTERS)) ?? [])
      if (lower.startsWith(stem)) place.match(words, at + 1, found);
  }
}

const isAcronym = (word: string): boolean => /\p{Lu}.*\p{Lu}/u.test(word) && !word.endsWith('*');

function plural(word: string): string {
  if (isAcronym(word)) return `${word}s`;
  if (word.endsWith('sis')) return `${word.slice(0, -2)}es`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

function plant(topics: readonly Topic[]): Place {
  const root = new Place();
  for (const [topic, lists] of topics.entries())
    for (const kind of ['exclude', 'phrases', 'hints'] as const)
      for (const phrase of lists[kind]) {
        const words = phrase.normalize('NFKC').split(/[\s\p{Pd}]+/u);
        const cased = words.map((word) => (isAcronym(word) ? word : word.toLowerCase()));
        const last = cased.pop() ?? '';
        const before = cased.reduce((place, word) => place.add(word), root);
        const rule = { topic, kind };
        before.add(last).rules.push(rule);
        if (!last.endsWith('*')) before.add(plural(last)).rules.push(rule);
      }
  return root;
}

/** Sums what a text says for each topic. Of phrases that overlap, the first and then the longest counts. */
function weigh(root: Place, text: string, weights: { phrases: number; hints: number }) {
  const words = text.normalize('NFKC').replace(INVISIBLE, '').match(TOKEN) ?? [];
  const sums = { phrases: new Map<number, number>(), hints: new Map<number, number>() };
  const mentions = new Map<Rule, number>();
  const coveredTo = new Map<number, number>();
  let finds: { rule: Rule; end: number }[] = [];
  const found = (rule: Rule, end: number): void => void finds.push({ rule, end });
  for (let at = 0; at < words.length; at += 1) {
    root.match(words, at, found);
    if (finds.length === 0) continue;
    for (const { rule, end } of finds.sort((a, b) => b.end - a.end)) {
      if (at < (coveredTo.get(rule.topic) ?? 0)) continue;
      coveredTo.set(rule.topic, end);
      if (rule.kind === 'exclude') continue;
      const before = mentions.get(rule) ?? 0;
      mentions.set(rule, before + 1);
      const sum = sums[rule.kind].get(rule.topic) ?? 0;
      sums[rule.kind].set(rule.topic, sum + weights[rule.kind] / 2 ** before);
    }
    finds = [];
  }
  return sums;
}

function categoryWeight(topic: Topic, categories: readonly string[]): number {
  const [primary = '', ...others] = categories;
  if (hasCategory(topic, primary)) return CATEGORY_WEIGHTS.primary;
  return others.some((other) => hasCategory(topic, other)) ? CATEGORY_WEIGHTS.other : 0;
}

/**
 * Compiles a vocabulary once. The function it returns gives a paper's topic slugs, the most fitting first: the
 * pinned ones that the vocabulary knows, by their present slugs, or else at most `limits.perPaper` by the rules, equal scores in the
 * vocabulary's order. It never throws, and its time grows linearly with the text.
 */
export function createClassifier({ topics, limits }: Vocabulary): (paper: ClassifiablePaper) => string[] {
  const root = plant(topics);
  const slugs = currentSlugs(topics);
  return ({ title, abstract, categories = [], keywords = [], pinned }) => {
    if (pinned) return [...new Set(pinned.flatMap((slug) => slugs.get(slug) ?? []))];
    const inTitle = weigh(root, title, WEIGHTS.title);
    const inBody = weigh(root, [abstract, ...keywords].join('\n;\n'), WEIGHTS.body);
    const scoreOf = (topic: Topic, index: number): number => {
      const phrases = (inTitle.phrases.get(index) ?? 0) + (inBody.phrases.get(index) ?? 0);
      const titleHints = Math.min(inTitle.hints.get(index) ?? 0, MOST_FROM_HINTS.title);
      const firm = phrases + titleHints + categoryWeight(topic, categories);
      return firm > 0 ? firm + Math.min(inBody.hints.get(index) ?? 0, MOST_FROM_HINTS.body) : 0;
    };
    const scored = topics.map((topic, index) => ({ slug: topic.slug, score: scoreOf(topic, index) }));
    const ranked = scored.sort((a, b) => b.score - a.score);
    const enough = Math.max(limits.minimumScore, (ranked[0]?.score ?? 0) * limits.shareOfBest);
    const fitting = ranked.filter(({ score }) => score >= enough).slice(0, limits.perPaper);
    return fitting.map(({ slug }) => slug);
  };
}

/** The slugs by which topics are known, those that they had before too, each with the one that it is now. */
export function currentSlugs(topics: readonly Pick<Topic, 'slug' | 'was'>[]): Map<string, string> {
  return new Map(
    topics.flatMap(({ slug, was = [] }) => [slug, ...was].map((name): [string, string] => [name, slug])),
  );
}

/** The pinned slugs that the vocabulary does not know, each once, to report to whoever wrote them. */
export function unknownPins(vocabulary: Vocabulary, pinned: readonly string[]): string[] {
  if (pinned.length === 0) return [];
  const known = currentSlugs(vocabulary.topics);
  return [...new Set(pinned)].filter((slug) => !known.has(slug));
}
