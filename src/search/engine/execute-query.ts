import { titleKey } from '../format/routing-table.ts';
import type { Hit } from '../pagefind/api.ts';
import type { Listed } from '../pagefind/shard.ts';
import type { Query } from '../query/parser.ts';
import { type Conditions, inOrder, meets } from '../retrieval/filters.ts';
import type { Found } from '../retrieval/scan-options.ts';
import type { Engine } from '../retrieval/search-engine.ts';
import { withLeaders } from './leading-matches.ts';
import { isFull } from './match-verifier.ts';
import { completionsOf } from './prefix-expansion.ts';
import { findByFewWords } from './rarest-terms.ts';
import { closestFirst, exactFirst } from './reranker.ts';
import { hasWords, type Question } from './search-request.ts';
import { isCommonWord } from './term-frequency.ts';

/** A paper as it is shown. */
export interface ShownHit extends Hit {
  readonly date: string;
  readonly votes: number;
  readonly topics: readonly string[];
}

/** What asking the engine has come to. */
export interface Tried {
  readonly found: Found;
  readonly hits: readonly ShownHit[];
  /** The papers that meet the conditions, in order. */
  readonly papers: readonly Listed[];
  readonly conditions: Conditions;
}

/** What nothing was found by. */
export const NOTHING: Tried = {
  found: { papers: [], asked: 0, left: 0, isLeftOlder: true, unasked: new Set(), failed: 0 },
  hits: [],
  papers: [],
  conditions: { topics: [], years: [] },
};

/** So many telling words are hardly ever a title by chance. */
const LONG_TITLE = 4;

/** Asks as many shards as it takes; all of them where the order is not that of the shards. */
export async function ask(engine: Engine, question: Question): Promise<Tried> {
  const { conditions, state, wish } = question;
  const query = { ...question.query, completions: await completionsOf(engine, question) };
  const sort = state.sort === 'relevance' && !hasWords(query) ? 'date' : state.sort;
  const fitting = (papers: readonly Listed[]) => papers.filter((paper) => meets(paper, conditions));
  const isCommon = await isCommonWord(engine, query);
  const suffice = async (papers: readonly Listed[], count: number) => {
    const fit = fitting(papers);
    // Of the papers of an author none is left out.
    if (sort !== 'relevance' || query.within !== undefined || fit.length < count) return false;
    return haveFull(fit, query, { count, least: isCommon ? 1 : count });
  };
  // Whoever asks for so many words that are a title wants that paper, and not others that have them too.
  const isFound = async (papers: readonly Listed[]) =>
    !wish.isAll &&
    query.words.split(' ').length >= LONG_TITLE &&
    (await fetched(fitting(papers), STEP)).some(({ meta }) => titleKey(meta.title) === titleKey(state.query));
  const byWords = await findByFewWords(
    engine,
    { query, conditions },
    {
      isEnough: async (papers) => !wish.isAll && (await suffice(papers, wish.shown)),
      isShowable: (papers) => suffice(papers, STEP),
      isTyped: !wish.isAll && sort === 'relevance',
      areRare: query.within !== undefined,
      ...(sort === 'relevance' && hasWords(query) && { title: { text: state.query, isFound } }),
    },
  );
  const { found, leaders } = await withLeaders(engine, question, byWords);
  const leading = fitting(leaders);
  const others = fitting(found.papers).filter((paper) => !leading.includes(paper));
  // By relevance they stand as they were found: what fits better in older shards must not push away what is shown.
  const papers = sort === 'relevance' ? [...leading, ...others] : inOrder(fitting(found.papers), sort);
  const hits = await fetched(papers, wish.shown);
  const { value } = query.identifier ?? {};
  const named = value === undefined ? -1 : hits.findIndex((hit) => isNamed(hit, value));
  const [hit, paper] = [hits[named], papers[named]];
  // An identifier means one paper, whatever else its digits stand in.
  if (hit !== undefined && paper !== undefined) return { found, papers: [paper], hits: [hit], conditions };
  return {
    found,
    papers,
    hits: sort === 'relevance' ? closestOfEachStep(hits, state.query, leading.length) : hits,
    conditions,
  };
}

/** Of `used` the index gives those with `using` as well; among so many times the papers enough have the word itself. */
const LOOKED_AT = 3;

/**
 * Whether at least so many of the first `count` papers have what is asked for, word by word; the next ones are looked at where
 * that may help.
 */
async function haveFull(
  papers: readonly Listed[],
  query: Query,
  { count, least }: { readonly count: number; readonly least: number },
): Promise<boolean> {
  let full = 0;
  for (let from = 0; from < LOOKED_AT * count; from += count) {
    const hits = await fetched(papers.slice(from, from + count), count);
    const more = hits.filter((hit) => isFull(hit, query)).length;
    full += more;
    if (full >= least) return true;
    // As many of the next ones would not be enough.
    if (more * LOOKED_AT < least) return false;
  }
  return false;
}

/** So many papers are put in order together: those that are shown already keep their places when more are. */
const STEP = 10;

function closestOfEachStep(hits: readonly ShownHit[], query: string, leading: number): ShownHit[] {
  const others = hits.slice(leading);
  const steps = Array.from({ length: Math.ceil(others.length / STEP) }, (_, at) =>
    others.slice(at * STEP, (at + 1) * STEP),
  );
  return [
    ...exactFirst(hits.slice(0, leading), query),
    ...steps.flatMap((step) => closestFirst(step, query)),
  ];
}

/** Whether what was found has what was asked for; of a query without words everything has. */
export function isGood({ hits }: Tried, { query, people }: Question): boolean {
  if (people.length > 0 && hits.length > 0) return true;
  return query.words === '' ? true : hits.some((hit) => isFull(hit, query));
}

function isNamed({ meta }: Hit, identifier: string): boolean {
  return meta.also.toLowerCase().split(' ').includes(identifier.toLowerCase());
}

/** The first papers with their records. One that cannot be fetched is left out; the engine knows that it is missing. */
export async function fetched(papers: readonly Listed[], count: number): Promise<ShownHit[]> {
  const answers = await Promise.allSettled(papers.slice(0, count).map(shownHit));
  return answers.flatMap((given) => (given.status === 'fulfilled' ? [given.value] : []));
}

async function shownHit({ data, date, votes, topics }: Listed): Promise<ShownHit> {
  return { ...(await data()), date, votes, topics };
}
