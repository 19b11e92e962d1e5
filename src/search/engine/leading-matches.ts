import { unionOf } from '../authors/paper-sets.ts';
import { shortTitleHash } from '../format/routing-table.ts';
import type { Listed } from '../pagefind/shard.ts';
import { bestOf, type FoundAuthor } from '../retrieval/author-loader.ts';
import { inOrder } from '../retrieval/filters.ts';
import type { Found } from '../retrieval/scan-options.ts';
import type { Engine } from '../retrieval/search-engine.ts';
import type { Question } from './search-request.ts';

/** Of the papers that were found those that come before all others, and what was found with them. */
export interface Led {
  readonly found: Found;
  /** By relevance: the papers with the query as their title, then those of the people whose name it is, the newest first. */
  readonly leaders: readonly Listed[];
}

/** What was found by the words of a question, with the papers of the people whose name it is. */
export async function withLeaders(engine: Engine, question: Question, found: Found): Promise<Led> {
  const best = bestOf(question.people);
  const others = question.people.filter((person) => !best.includes(person));
  const ofPeople: Listed[] = [];
  let failed = found.failed;
  for (const people of [best, others]) {
    if (people.length === 0) continue;
    const own = await papersOf(engine, question, people);
    failed += own.failed;
    ofPeople.push(...inOrder(own.papers, 'date'));
  }
  const leaders = eachOnce([...titled(found.papers, question), ...ofPeople]);
  // Common words find thousands of papers, which none of these add to.
  const papers = ofPeople.length === 0 ? found.papers : eachOnce([...found.papers, ...ofPeople]);
  return { found: { ...found, failed, papers }, leaders };
}

/** The papers of which a short title is what was asked for, whole. */
function titled(papers: readonly Listed[], { state }: Question): Listed[] {
  const key = shortTitleHash(state.query);
  return key === undefined ? [] : papers.filter(({ title }) => title === key);
}

function papersOf(
  engine: Engine,
  { query, conditions }: Question,
  people: readonly FoundAuthor[],
): Promise<Found> {
  const within = unionOf(people.map(({ papers }) => papers));
  const asked = { ...query, words: '', completions: [], within };
  return engine.find(asked, conditions, { isEnough: async () => false, areRare: true });
}

function eachOnce(papers: readonly Listed[]): Listed[] {
  return [...new Map(papers.map((paper) => [paper.key, paper])).values()];
}
