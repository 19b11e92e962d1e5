import { hasCategory } from './arxiv-categories.ts';
import type { Topic, TopicsFile } from './topics-file.ts';

/** The parts of a paper that the classifier reads. Title, abstract and keywords are plain text. */
export interface ClassifiablePaper {
  readonly title: string;
  readonly abstract: string;
  /** arXiv categories, the primary one first. */
  readonly categories?: readonly string[];
  readonly keywords?: readonly string[];
  /** Topic slugs that a person chose. They replace the result of the rules, even if the list is empty. */
  readonly pinned?: readonly string[];
}

/** The score of a first mention; each further mention counts half as much as the one before. */
const WEIGHTS = { title: { phrases: 5, hints: 3 }, body: { phrases: 2, hints: 1 } } as const;
const MAX_FROM_HINTS = { title: 3, body: 2 } as const;
const CATEGORY_WEIGHTS = { primary: 3, other: 1 } as const;

const MIN_STEM_LENGTH = 3;
/** A word, or punctuation that ends a phrase. Spaces, dashes, slashes, quotes and emphasis marks do not end a phrase. */
const TOKEN = /[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}\s\p{Pd}\u2212/'"’‘“”*_]+/gu;
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

/** One phrase of one topic. Its plural belongs to the same rule. */
interface Rule {
  readonly topic: number;
  readonly kind: 'phrases' | 'hints' | 'exclude';
}

function getOrInsert<V>(map: Map<string, V>, key: string, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

/** A trie of all phrases by words, so that one pass over a text finds all of them. */
class PhraseTrie {
  readonly rules: Rule[] = [];
  readonly #words = new Map<string, PhraseTrie>();
  /** Words that end in `*`, grouped by their first letters so that a word is compared with few of them. */
  readonly #stems = new Map<string, Map<string, PhraseTrie>>();

  /** Returns the child for a word of a phrase; creates it if there is none. */
  add(word: string): PhraseTrie {
    if (!word.endsWith('*')) return getOrInsert(this.#words, word, () => new PhraseTrie());
    const among = getOrInsert(
      this.#stems,
      word.slice(0, MIN_STEM_LENGTH),
      () => new Map<string, PhraseTrie>(),
    );
    return getOrInsert(among, word.slice(0, -1), () => new PhraseTrie());
  }

  /** Calls `found` with every rule whose phrase starts at `words[at]`, and with the position after its last word. */
  match(words: readonly string[], at: number, found: (rule: Rule, end: number) => void): void {
    for (const rule of this.rules) found(rule, at);
    const word = words[at];
    if (word === undefined) return;
    const lower = word.toLowerCase();
    this.#words.get(lower)?.match(words, at + 1, found);
    if (word !== lower) this.#words.get(word)?.match(words, at + 1, found);
    for (const [stem, child] of this.#stems.get(lower.slice(0, MIN_STEM_LENGTH)) ?? [])
      if (lower.startsWith(stem)) child.match(words, at + 1, found);
  }
}

const isAcronym = (word: string): boolean => /\p{Lu}.*\p{Lu}/u.test(word) && !word.endsWith('*');

function plural(word: string): string {
  if (isAcronym(word)) return `${word}s`;
  if (word.endsWith('sis')) return `${word.slice(0, -2)}es`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

function buildTrie(topics: readonly Topic[]): PhraseTrie {
  const root = new PhraseTrie();
  for (const [topic, lists] of topics.entries())
    for (const kind of ['exclude', 'phrases', 'hints'] as const)
      for (const phrase of lists[kind]) {
        const words = phrase.normalize('NFKC').split(/[\s\p{Pd}]+/u);
        const cased = words.map((word) => (isAcronym(word) ? word : word.toLowerCase()));
        const last = cased.pop() ?? '';
        const before = cased.reduce((node, word) => node.add(word), root);
        const rule = { topic, kind };
        before.add(last).rules.push(rule);
        if (!last.endsWith('*')) before.add(plural(last)).rules.push(rule);
      }
  return root;
}

/** The scores of a text by topic. Of a topic's overlapping phrases, the first counts; of equal starts, the longest. */
function scoreText(root: PhraseTrie, text: string, weights: { phrases: number; hints: number }) {
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
 * Compiles the rules of a topics file once. The returned function returns a paper's topic slugs, best match first. If the
 * paper has pins, these are the pinned topics that the file has, by their current slugs. Otherwise they are at most
 * `limits.perPaper` topics by the rules, equal scores in the order of the file. The function never throws. Its time grows
 * linearly with the text.
 */
export function createClassifier({ topics, limits }: TopicsFile): (paper: ClassifiablePaper) => string[] {
  const root = buildTrie(topics);
  const slugs = currentSlugs(topics);
  return ({ title, abstract, categories = [], keywords = [], pinned }) => {
    if (pinned) return [...new Set(pinned.flatMap((slug) => slugs.get(slug) ?? []))];
    const inTitle = scoreText(root, title, WEIGHTS.title);
    const inBody = scoreText(root, [abstract, ...keywords].join('\n;\n'), WEIGHTS.body);
    const scoreOf = (topic: Topic, index: number): number => {
      const phrases = (inTitle.phrases.get(index) ?? 0) + (inBody.phrases.get(index) ?? 0);
      const titleHints = Math.min(inTitle.hints.get(index) ?? 0, MAX_FROM_HINTS.title);
      const firm = phrases + titleHints + categoryWeight(topic, categories);
      return firm > 0 ? firm + Math.min(inBody.hints.get(index) ?? 0, MAX_FROM_HINTS.body) : 0;
    };
    const scored = topics.map((topic, index) => ({ slug: topic.slug, score: scoreOf(topic, index) }));
    const ranked = scored.sort((a, b) => b.score - a.score);
    const enough = Math.max(limits.minimumScore, (ranked[0]?.score ?? 0) * limits.shareOfBest);
    const fitting = ranked.filter(({ score }) => score >= enough).slice(0, limits.perPaper);
    return fitting.map(({ slug }) => slug);
  };
}

/** All current and former slugs of topics, each with the topic's current slug. */
export function currentSlugs(topics: readonly Pick<Topic, 'slug' | 'was'>[]): Map<string, string> {
  return new Map(
    topics.flatMap(({ slug, was = [] }) => [slug, ...was].map((name): [string, string] => [name, slug])),
  );
}

/** The pinned slugs that the topics file does not have, each once. */
export function unknownPins(topicsFile: TopicsFile, pinned: readonly string[]): string[] {
  if (pinned.length === 0) return [];
  const known = currentSlugs(topicsFile.topics);
  return [...new Set(pinned)].filter((slug) => !known.has(slug));
}
