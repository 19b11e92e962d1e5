import { maxCost, weightedEditDistance } from '../analysis/edit-distance.ts';
import { piecesOf } from './lexer.ts';

/** A topic of the site. */
export interface NamedTopic {
  readonly slug: string;
  readonly label: string;
  /** Slugs that it had before. */
  readonly was?: readonly string[];
}

/** A name behind `topic:` that is no topic's, or may be one of several. */
export interface UnknownTopic {
  readonly name: string;
  /** Whether names of the topics that come near begin so. */
  readonly isBeginning: boolean;
  readonly near: readonly NamedTopic[];
}

/**
 * The topic that a reader named: by its slug or its label, or by a slug that it had before, whatever their case; else by the beginning of its label, or
 * of a word in its label, where only one topic begins so. `undefined` where none does, or several.
 */
export function topicNamed<T extends NamedTopic>(name: string, topics: readonly T[]): T | undefined {
  const wanted = plain(name);
  if (wanted === '') return undefined;
  const whole = topics.find(({ slug, label }) => plain(slug) === wanted || plain(label) === wanted);
  const former = topics.find(({ was = [] }) => was.some((slug) => plain(slug) === wanted));
  return whole ?? former ?? only(beginning(wanted, topics)) ?? only(containing(wanted, topics));
}

/** What can be said of a name for which {@link topicNamed} knows no topic: those that it begins, else those alike. */
export function unknownTopic(name: string, topics: readonly NamedTopic[]): UnknownTopic {
  const wanted = plain(name);
  const begun =
    wanted === '' ? [] : [...new Set([...beginning(wanted, topics), ...containing(wanted, topics)])];
  const isBeginning = begun.length > 0;
  return { name, isBeginning, near: isBeginning ? begun : alike(wanted, topics) };
}

function beginning<T extends NamedTopic>(wanted: string, topics: readonly T[]): T[] {
  return topics.filter(
    ({ slug, label }) => plain(label).startsWith(wanted) || plain(slug).startsWith(wanted),
  );
}

function containing<T extends NamedTopic>(wanted: string, topics: readonly T[]): T[] {
  return topics.filter(({ label }) => ` ${plain(label)}`.includes(` ${wanted}`));
}

/** So many topics are offered for one name. */
const MOST_ALIKE = 5;

/** Topics with a word of the name, or one that a slip or two may have turned into it; the most alike first. */
function alike(wanted: string, topics: readonly NamedTopic[]): NamedTopic[] {
  const words = wanted.split(' ').filter(({ length }) => length >= 3);
  const ranked = topics.flatMap((topic) => {
    const own = new Set(plain(`${topic.label} ${topic.slug}`).split(' '));
    const costs = words.flatMap((word) => [...own].map((other) => distance(other, word)));
    const cost = Math.min(...costs);
    return Number.isFinite(cost) ? [{ topic, cost }] : [];
  });
  return ranked
    .sort((one, other) => one.cost - other.cost)
    .slice(0, MOST_ALIKE)
    .map(({ topic }) => topic);
}

/** What the slips cost between a word and one that was typed; nothing where one is the beginning of the other. */
function distance(word: string, typed: string): number {
  if (Math.min(word.length, typed.length) >= 4 && (word.startsWith(typed) || typed.startsWith(word)))
    return 0;
  return weightedEditDistance(word, typed, maxCost(typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2));
}

/** The text of a query in which a topic that was asked for by one name is asked for by its slug. */
export function withTopic(text: string, name: string, slug: string): string {
  const piece = piecesOf(text).find((each) => each.kind === 'topic' && each.value === name);
  return piece === undefined ? text : `${text.slice(0, piece.start)}topic:${slug}${text.slice(piece.end)}`;
}

/** One spelling for labels and slugs: words in lower case, with a space between. */
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
