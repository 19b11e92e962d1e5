import type { FollowedAuthor, FollowedTopic, Follows } from './follows.ts';

const MOST = 500;
const MOST_LETTERS = 200;

/** The entries of a stored text. Damaged parts are left out, and a text that is not JSON has none. */
export function parseFollows(text: string | null): Follows {
  const value = parsed(text);
  const of = <T>(list: unknown, read: (entry: unknown) => T | undefined): T[] =>
    Array.isArray(list) ? list.slice(0, MOST).flatMap((entry) => read(entry) ?? []) : [];
  const topics = (list: unknown) => unique(of(list, topicFrom), ({ slug }) => slug);
  const words = (list: unknown) => unique(of(list, textFrom), (word) => word.toLowerCase());
  const authors = unique(of(value.authors, authorFrom), ({ key }) => key);
  return {
    topics: topics(value.topics),
    authors,
    words: words(value.words),
    mutedTopics: topics(value.mutedTopics),
    mutedWords: words(value.mutedWords),
    hidesRead: value.hidesRead === true,
  };
}

/** Follows as text, for {@link parseFollows}. */
export function formatFollows(follows: Follows): string {
  return JSON.stringify(follows);
}

function parsed(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    // Only whether it is an object has to be known: each part of it is checked.
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function topicFrom(value: unknown): FollowedTopic | undefined {
  const { slug, label } = fieldsOf(value);
  return slug === undefined ? undefined : { slug, label: label ?? slug };
}

function authorFrom(value: unknown): FollowedAuthor | undefined {
  const { key, name } = fieldsOf(value);
  return key === undefined ? undefined : { key, name: name ?? key };
}

function textFrom(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' || text.length > MOST_LETTERS ? undefined : text;
}

function fieldsOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, field]) => {
      const text = textFrom(field);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

function unique<T>(entries: readonly T[], keyOf: (entry: T) => string): T[] {
  return [...new Map(entries.toReversed().map((entry) => [keyOf(entry), entry])).values()].reverse();
}
