import { urls } from '../../catalog/urls/urls.ts';
import type { SearchResponse } from '../engine/search-response.ts';
import { isEmpty } from '../query/search-params.ts';
import { showAuthors } from './author-suggestions.ts';
import { SEARCHING } from './busy-indicator.ts';
import { chooseYear, hideCounts, showCounts, topicLabel } from './facet-controls.ts';
import { countSentence, type Failure, MESSAGES, REMEDIES, type Remedy, searchMoreLabel } from './messages.ts';
import { showNearest } from './nearest-list.ts';
import { resultItem } from './result-item.ts';
import { element, type SearchPageElements } from './search-page-elements.ts';
import { topicSuggestions } from './topic-suggestions.ts';

/** Shows an answer in one step, without flicker. */
export function showAnswer(parts: SearchPageElements, root: URL, answer: SearchResponse): void {
  const { state, count, hits, nearest, remaining, incomplete, unknownTopics } = answer;
  const context = {
    root,
    query: answer.correctedQuery ?? state.query,
    hasSemanticIndex: answer.hasSemanticIndex,
    language: parts.results.dataset.language ?? 'en',
    dates: parts.results.dataset.dates ?? 'long',
    topicLabel: (slug: string) => topicLabel(parts.topic, slug),
  };
  if (isEmpty(state) || unknownTopics.length > 0) [parts.topic, parts.year].forEach(hideCounts);
  else {
    showCounts(parts.topic, answer.topics);
    showCounts(parts.year, answer.years);
  }
  chooseYear(parts.year, state.year);
  showAuthors(parts.authors, answer.authors, root);
  parts.results.replaceChildren(...hits.map((hit) => resultItem(hit, context)));
  showNearest(parts.nearest, answer, context);
  parts.results.ariaBusy = 'false';
  parts.start.hidden = !isEmpty(state);
  // If the index is incomplete, there may be matches in its missing parts.
  parts.nothing.hidden =
    isEmpty(state) ||
    count > 0 ||
    nearest !== undefined ||
    answer.likeTitle !== undefined ||
    incomplete ||
    unknownTopics.length > 0;
  parts.unfilter.hidden = state.topic === '' && state.year === '';
  parts.more.hidden = isEmpty(state) || (count <= hits.length && !hasMoreNearest(answer));
  parts.older.hidden = remaining === 0;
  parts.alsoNearest.hidden = !answer.offersNearest;
  parts.older.textContent = searchMoreLabel(answer);
  if (unknownTopics.length > 0) parts.status.replaceChildren(...topicSuggestions(unknownTopics, state, root));
  else
    parts.status.textContent =
      isEmpty(state) || (incomplete && count === 0 && nearest === undefined) ? '' : countSentence(answer);
  showFeed(parts, root, state.topic);
  showProblem(parts, incomplete ? MESSAGES.incomplete : '', 'retry');
}

function hasMoreNearest({ nearest }: SearchResponse): boolean {
  return nearest !== undefined && nearest.hits.length < nearest.count;
}

/** Shows that a search is running. The former results stay until the answer comes. */
export function showSearching(parts: SearchPageElements): void {
  if (parts.status.textContent !== SEARCHING) parts.status.textContent = SEARCHING;
  for (const part of [parts.start, parts.nothing]) part.hidden = true;
}

/** Replaces the results with the reason why there are none. */
export function showFailure(parts: SearchPageElements, { message, remedy }: Failure): void {
  showProblem(parts, message, remedy);
  parts.results.replaceChildren();
  parts.nearest.section.hidden = true;
  parts.results.ariaBusy = 'false';
  parts.status.textContent = '';
  const { more, older, alsoNearest, start, nothing, feed, authors } = parts;
  for (const part of [more, older, alsoNearest, start, nothing, feed, authors]) part.hidden = true;
}

/** Links the feed of the chosen topic. */
function showFeed({ feed, topic }: SearchPageElements, root: URL, slug: string): void {
  feed.hidden = slug === '' || feed.dataset.offered === undefined;
  if (feed.hidden) return;
  const address = new URL(urls.feed('xml', slug).slice(1), root).href;
  const link = element(
    'a',
    { href: address, type: 'application/atom+xml' },
    `Feed of ${topicLabel(topic, slug)}`,
  );
  feed.replaceChildren(link);
}

function showProblem(
  { problem, retry }: SearchPageElements,
  message: string,
  remedy: Remedy | undefined,
): void {
  const [text] = problem.getElementsByTagName('p');
  // If the same text is set again, screen readers read it out again.
  if (text !== undefined && text.textContent !== message) text.textContent = message;
  problem.hidden = message === '';
  retry.hidden = remedy === undefined;
  retry.dataset.remedy = remedy ?? '';
  if (remedy !== undefined) retry.textContent = REMEDIES[remedy];
}
