import { limitedText } from '../query/query-limits.ts';
import { isEmpty, type SearchState } from '../query/search-params.ts';
import type { UnknownTopic } from '../query/topic-resolver.ts';
import { type Counts, countTopics, countYears, isWithin, meets } from '../retrieval/filters.ts';
import type { Engine } from '../retrieval/search-engine.ts';
import { type SuggestedAuthor, suggestAuthors } from '../ui/author-suggestions.ts';
import { asNamed, missingWords } from './author-fallback.ts';
import { ask, isGood, NOTHING, type ShownHit, type Tried } from './execute-query.ts';
import { asLacking, asLoosened } from './query-relaxation.ts';
import { type Question, questionOf, type Wish } from './search-request.ts';
import { asCorrected, asTitle, hasAnyWord } from './spelling-fallback.ts';
import { doubtfulWords, NOTHING_DOUBTFUL } from './unknown-terms.ts';

/** How many papers each value of a filter would leave, as far as that is known. */
export interface Tally {
  readonly counts: Counts;
  /** Whether parts of the index that were not asked may have more papers of a value. */
  readonly mayBeMore: (value: string) => boolean;
}

/** What a search has come to. */
export interface Answer {
  readonly state: SearchState;
  /** How many papers were found; the first of them with their records are in `hits`. */
  readonly count: number;
  readonly hits: readonly ShownHit[];
  /** How many papers each topic and each year would leave. */
  readonly topics: Tally;
  readonly years: Tally;
  readonly asked: number;
  /** How many papers have not been asked, since others suffice. */
  readonly left: number;
  /** Whether these are older than all that were asked. */
  readonly isLeftOlder: boolean;
  /** The names that the query may mean. */
  readonly authors: readonly SuggestedAuthor[];
  /** Topics that the query names and that there are not. */
  readonly unknown: readonly UnknownTopic[];
  /** What was searched for instead, since no paper has the words as they were typed. */
  readonly instead?: string;
  /** Words of the query that no paper has, where those stand here that have all others. */
  readonly lacking: readonly string[];
  /** Whether no paper has all of the words, and those that have most of them stand here. */
  readonly isLoose: boolean;
  /** Whether a part of the index is missing, so that papers may be. */
  readonly incomplete: boolean;
}

/** Answers a search: by the title that it is but for a slip, else as it was typed, else as it may have been meant. */
export async function answer(engine: Engine, state: SearchState, wish: Wish): Promise<Answer> {
  const question = await questionOf(engine, { ...state, query: limitedText(state.query) }, wish);
  const { unknown } = question;
  if (isEmpty(state) || unknown.length > 0) return answerOf(question, NOTHING, engine, { unknown });
  const isName = question.people.length > 0;
  const doubtful = engine.incomplete || isName ? NOTHING_DOUBTFUL : await doubtfulWords(engine, question);
  const { strange, begun, others } = doubtful;
  const titled = await asTitle(engine, question, [...strange, ...begun]);
  if (titled !== undefined) return answerOf(question, titled.tried, engine, { instead: titled.query });
  return strange.length > 0
    ? answerWithout(engine, question, strange)
    : answerAsTyped(engine, question, others);
}

/**
 * As it was typed, else with its spelling corrected, else with words as names, else by the papers that have most of the
 * words.
 */
async function answerAsTyped(
  engine: Engine,
  question: Question,
  doubtful: readonly string[],
): Promise<Answer> {
  const literal = await ask(engine, question);
  if (isGood(literal, question) || engine.incomplete) return answerOf(question, literal, engine);
  const corrected = (await asTitle(engine, question, doubtful)) ?? (await asCorrected(engine, question));
  if (corrected !== undefined)
    return answerOf(question, corrected.tried, engine, { instead: corrected.query });
  const named = await asNamed(engine, question, missingWords(question, literal));
  if (named !== undefined) return answerOf(question, named, engine);
  if (hasAnyWord(literal.hits, question.query)) return answerOf(question, literal, engine);
  return answerLoosely(engine, question, []);
}

/** The same where no paper has some of the words, which need not be asked then. */
async function answerWithout(
  engine: Engine,
  question: Question,
  strange: readonly string[],
): Promise<Answer> {
  const corrected = await asCorrected(engine, question);
  if (corrected !== undefined)
    return answerOf(question, corrected.tried, engine, { instead: corrected.query });
  const named = await asNamed(engine, question, strange);
  if (named !== undefined) return answerOf(question, named, engine);
  const others = await asLacking(engine, question, strange);
  if (others !== undefined) return answerOf(question, others, engine, { lacking: strange });
  return answerLoosely(engine, question, strange);
}

async function answerLoosely(
  engine: Engine,
  question: Question,
  strange: readonly string[],
): Promise<Answer> {
  const loose = await asLoosened(engine, question, strange);
  return loose === undefined
    ? answerOf(question, NOTHING, engine)
    : answerOf(question, loose, engine, { isLoose: true });
}

/** What only some answers have to tell. */
type Told = Pick<Answer, 'instead' | 'lacking' | 'isLoose' | 'unknown'>;

function answerOf(
  question: Question,
  { found, papers, hits, conditions }: Tried,
  engine: Engine,
  { instead, lacking = [], isLoose = false, unknown = [] }: Partial<Told> = {},
): Answer {
  const { state } = question;
  // A filter's own counts are those without it, so that a reader sees where else to look.
  const withoutTopic = { ...conditions, topics: conditions.topics.filter((topic) => topic !== state.topic) };
  const withoutYear = { ...conditions, years: conditions.years.slice(0, state.year === '' ? undefined : -1) };
  return {
    state,
    count: papers.length,
    hits,
    topics: {
      counts: countTopics(found.papers.filter((paper) => meets(paper, withoutTopic))),
      mayBeMore: () => found.left > 0 || engine.incomplete,
    },
    years: {
      counts: countYears(found.papers.filter((paper) => meets(paper, withoutYear))),
      mayBeMore: (year) =>
        withoutYear.years.every((span) => isWithin(year, span)) &&
        (found.unasked.has(year) || engine.incomplete),
    },
    asked: found.asked,
    left: found.left,
    isLeftOlder: found.isLeftOlder,
    authors: suggestAuthors(question),
    unknown,
    ...(instead !== undefined && { instead }),
    lacking,
    isLoose,
    incomplete: engine.incomplete,
  };
}
