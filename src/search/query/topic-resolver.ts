import { maxCost, weightedEditDistance } from '../analysis/edit-distance.ts';
import { tokenizeQuery } from './lexer.ts';

/** A topic of the site. */
export interface NamedTopic {
  readonly slug: string;
  readonly label: string;
  /** Its former slugs. */
  readonly was?: readonly string[];
}

/** A name after `topic:` that matches no topic, or several. */
export interface UnknownTopic {
  readonly name: string;
  /** Whether the suggested topics begin with the name. */
  readonly isPrefix: boolean;
  readonly suggestions: readonly NamedTopic[];
}

/**
 * The topic with a name: by its slug, its label or a former slug, case-insensitively; else by a prefix of its label, or of a
 * word in its label, if only one topic has that prefix. `undefined` if no topic matches, or several.
 */
export function resolveTopic<T extends NamedTopic>(name: string, topics: readonly T[]): T | undefined {
  const wanted = plain(name);
  if (wanted === '') return undefined;
  const whole = topics.find(({ slug, label }) => plain(slug) === wanted || plain(label) === wanted);
  const former = topics.find(({ was = [] }) => was.some((slug) => plain(slug) === wanted));
  return whole ?? former ?? only(beginning(wanted, topics)) ?? only(containing(wanted, topics));
}

/** Suggests topics for a name that {@link resolveTopic} does not resolve: topics with this prefix, else similar ones. */
export function describeUnknownTopic(name: string, topics: readonly NamedTopic[]): UnknownTopic {
  const wanted = plain(name);
  const begun =
    wanted === '' ? [] : [...new Set([...beginning(wanted, topics), ...containing(wanted, topics)])];
  const isPrefix = begun.length > 0;
  return { name, isPrefix, suggestions: isPrefix ? begun : similarTo(wanted, topics) };
}

function beginning<T extends NamedTopic>(wanted: string, topics: readonly T[]): T[] {
  return topics.filter(
    ({ slug, label }) => plain(label).startsWith(wanted) || plain(slug).startsWith(wanted),
  );
}

function containing<T extends NamedTopic>(wanted: string, topics: readonly T[]): T[] {
  return topics.filter(({ label }) => ` ${plain(label)}`.includes(` ${wanted}`));
}

/** The largest number of similar topics that are suggested for a name. */
const MAX_SIMILAR = 5;

/** Topics with a word of the name, or with one at most two edits away; most similar first. */
function similarTo(wanted: string, topics: readonly NamedTopic[]): NamedTopic[] {
  const words = wanted.split(' ').filter(({ length }) => length >= 3);
  const ranked = topics.flatMap((topic) => {
    const own = new Set(plain(`${topic.label} ${topic.slug}`).split(' '));
    const costs = words.flatMap((word) => [...own].map((other) => distance(other, word)));
    const cost = Math.min(...costs);
    return Number.isFinite(cost) ? [{ topic, cost }] : [];
  });
  return ranked
    .sort((one, other) => one.cost - other.cost)
    .slice(0, MAX_SIMILAR)
    .map(({ topic }) => topic);
}

/** The edit distance between a word and a typed one; 0 if one is a prefix of the other. */
function distance(word: string, typed: string): number {
  if (Math.min(word.length, typed.length) >= 4 && (word.startsWith(typed) || typed.startsWith(word)))
    return 0;
  return weightedEditDistance(word, typed, maxCost(typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2));
}

/** Replaces the name of a topic in a query with the topic's slug. */
export function withTopic(text: string, name: string, slug: string): string {
  const token = tokenizeQuery(text).find((each) => each.kind === 'topic' && each.value === name);
  return token === undefined ? text : `${text.slice(0, token.start)}topic:${slug}${text.slice(token.end)}`;
}

/** Normalizes labels and slugs: words in lower case, separated by spaces. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

function only<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}
