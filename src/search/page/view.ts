import { isEmpty, type SearchState } from '../state.ts';
import type { PageParts } from './elements.ts';
import type { Found, Hit } from './engine.ts';
import { showTopicCounts, showYears, topicLabel } from './filters.ts';
import { countSentence, MESSAGES } from './messages.ts';
import { resultItem } from './results.ts';

/** An answer as it is shown. */
export interface Answer {
  readonly state: SearchState;
  readonly found: Found;
  /** How many papers were found; the first of them with their records are in `hits`. */
  readonly count: number;
  readonly hits: readonly Hit[];
  /** Whether a part of the index is missing, so that papers may be. */
  readonly incomplete: boolean;
}

/** Puts an answer on the page in one step, so that nothing flickers. */
export function showAnswer(parts: PageParts, root: URL, answer: Answer): void {
  const { state, found, count, hits, incomplete } = answer;
  const context = {
    root,
    query: state.query,
    language: parts.results.dataset.language ?? 'en',
    topicLabel: (slug: string) => topicLabel(parts.topic, slug),
  };
  showTopicCounts(parts.topic, found.topics);
  showYears(parts.year, found.years, state.year);
  parts.results.replaceChildren(...hits.map((hit) => resultItem(hit, context)));
  parts.results.ariaBusy = 'false';
  parts.start.hidden = !isEmpty(state);
  // "Nothing found" would be a claim about the archive; a broken index can make none.
  parts.nothing.hidden = isEmpty(state) || count > 0 || incomplete;
  parts.unfilter.hidden = state.topic === '' && state.year === '';
  parts.more.hidden = isEmpty(state) || count <= hits.length;
  parts.status.textContent = isEmpty(state) || (incomplete && count === 0) ? '' : countSentence(count, state);
  showProblem(parts, incomplete ? MESSAGES.incomplete : '', true);
}

/** Says why nothing can be shown, in the place of whatever was. */
export function showFailure(parts: PageParts, message: string, canRetry: boolean): void {
  showProblem(parts, message, canRetry);
  parts.results.replaceChildren();
  parts.results.ariaBusy = 'false';
  parts.status.textContent = '';
  for (const part of [parts.more, parts.start, parts.nothing]) part.hidden = true;
}

function showProblem({ problem, retry }: PageParts, message: string, canRetry: boolean): void {
  const [text] = problem.getElementsByTagName('p');
  // Set again, the same words would be read out again.
  if (text !== undefined && text.textContent !== message) text.textContent = message;
  problem.hidden = message === '';
  retry.hidden = !canRetry;
}
