import { isMap, isNode, isScalar, isSeq, parseDocument, type YAMLSeq } from 'yaml';
import { UsageError } from '../../src/commands/usage-error.ts';

const LONG = 6;
const WORD = /(?<![\p{L}\p{N}\p{M}])\p{L}+(?![\p{L}\p{N}\p{M}])/gu;
/** The share of papers whose titles should have the new phrase: many pages change, but most stay. */
const SHARE = 0.01;

/** Words of titles: first those that about one title in a hundred has. */
export function wordsOfSomeTitles(titles: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const title of titles)
    for (const word of new Set(title.toLowerCase().match(WORD)))
      if (word.length >= LONG) counts.set(word, (counts.get(word) ?? 0) + 1);
  const wanted = Math.max(1, SHARE * titles.length);
  const distance = (count: number) => Math.abs(count - wanted);
  return [...counts]
    .sort(([one, a], [other, b]) => distance(a) - distance(b) || (one < other ? -1 : 1))
    .map(([word]) => word);
}

/**
 * Adds a phrase to the first topic that has phrases and not this one, as a person does: all other text stays.
 * @returns the new text, and the label of the topic.
 * @throws {UsageError} if there is no such topic.
 */
export function withPhrase(text: string, phrase: string): { readonly text: string; readonly topic: string } {
  const topics = parseDocument(text).get('topics');
  for (const topic of isSeq(topics) ? topics.items : []) {
    if (!isMap(topic)) continue;
    const phrases = topic.get('phrases');
    if (!isSeq(phrases) || phrases.items.some((item) => isScalar(item) && item.value === phrase)) continue;
    const at = startOf(phrases);
    if (at === undefined) continue;
    const separator = phrases.flow === true ? ', ' : `\n${indentBefore(text, at)}- `;
    return {
      text: `${text.slice(0, at)}"${phrase}"${separator}${text.slice(at)}`,
      topic: String(topic.get('label')),
    };
  }
  throw new UsageError(
    'No topic has phrases, so no rule can be changed.',
    'Add a topic with `phrases` to topics.yaml, or leave out the edit: --only day,abstract,author',
  );
}

/** Where the first item of a list begins. */
function startOf({ items: [first] }: YAMLSeq): number | undefined {
  return isNode(first) ? first.range?.[0] : undefined;
}

/** The spaces before the dash of a list's item. */
function indentBefore(text: string, at: number): string {
  return /^ */u.exec(text.slice(text.lastIndexOf('\n', at) + 1))?.[0] ?? '';
}
