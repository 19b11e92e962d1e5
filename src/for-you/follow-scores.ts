import { nameKeyOf } from '../paper/names/name-key.ts';
import type { DayPaper } from './day-file.ts';
import type { FollowedAuthor, FollowedTopic, Follows } from './follows.ts';
import { contentWordsOf, hasPhrase, type SearchableText, searchable, wordsOf } from './words.ts';

/** An entry of a reader's list that a paper matches. */
export type FollowMatch =
  | { readonly kind: 'author'; readonly author: FollowedAuthor }
  | { readonly kind: 'topic'; readonly topic: FollowedTopic }
  | { readonly kind: 'word'; readonly word: string };

/** What a paper has of the things that a reader follows and mutes. */
export interface FollowScore {
  readonly score: number;
  /** Authors first, then topics, then words. */
  readonly matches: readonly FollowMatch[];
  readonly isMuted: boolean;
}

/**
 * How much a match counts, in the standard deviations of likeness, which seldom exceeds 3. So a followed author always comes
 * first, and a topic comes before a paper that is only like the saved ones, unless that is much more like them.
 */
const SCORES = { author: 8, topic: 2, word: 1.5 } as const;
/** Further matches of a kind count half. */
const FURTHER = 0.5;

/** The matches of papers with a reader's lists. */
export function followScores(papers: readonly DayPaper[], follows: Follows): FollowScore[] {
  const words = follows.words.map(wordMatcher);
  const mutedWords = follows.mutedWords.map(wordMatcher);
  return papers.map((paper) => {
    const keys = new Set(paper.authors.map(nameKeyOf));
    const topics = new Set(paper.topics);
    const title = searchable(paper.title);
    const authors = follows.authors.filter(({ key }) => keys.has(key));
    const matches: FollowMatch[] = [
      ...authors.map((author) => ({ kind: 'author', author }) as const),
      ...follows.topics
        .filter(({ slug }) => topics.has(slug))
        .map((topic) => ({ kind: 'topic', topic }) as const),
      ...words
        .filter(({ matches }) => matches(paper, title))
        .map(({ word }) => ({ kind: 'word', word }) as const),
    ];
    const hasMuted =
      follows.mutedTopics.some(({ slug }) => topics.has(slug)) ||
      mutedWords.some(({ matches }) => matches(paper, title));
    return { score: scoreOf(matches), matches, isMuted: hasMuted && authors.length === 0 };
  });
}

function scoreOf(matches: readonly FollowMatch[]): number {
  const counted = Map.groupBy(matches, ({ kind }) => kind);
  let score = 0;
  for (const [kind, { length }] of counted) score += SCORES[kind] * (1 + FURTHER * (length - 1));
  return score;
}

interface WordMatcher {
  readonly word: string;
  matches(paper: DayPaper, title: SearchableText): boolean;
}

/** A word matches in any form of `wordsOf`. A phrase matches as it is in the title, or if the texts have all its words. */
function wordMatcher(word: string): WordMatcher {
  const phrase = wordsOf(word);
  const content = contentWordsOf(word);
  return {
    word,
    matches: ({ words }, title) =>
      hasPhrase(title, phrase) || (content.length > 0 && content.every((each) => words.has(each))),
  };
}
