import type { Hit } from '../pagefind/api.ts';
import { type Listed, textOf } from '../pagefind/shard.ts';
import type { Query } from '../query/parser.ts';
import type { Found, Seeker } from '../retrieval/scan-options.ts';
import type { Engine } from '../retrieval/search-engine.ts';
import { isFull } from './match-verifier.ts';
import type { Question } from './search-request.ts';
import { FEW_WORDS, isLong, rankedWords } from './term-frequency.ts';

/**
 * Fewer papers are looked at one by one. They are fewer than a page of results, for which every shard has been asked: those
 * that are shown stand in the same order when more are.
 */
const FEW = 10;

/**
 * The papers that have all words of a question, found by as few of the words as it takes. Every word costs a part of the
 * index, far more than the texts of a few papers: a pasted title is found by its two rarest words, of which these parts are
 * small as well, and the others are looked for in the papers that have these.
 */
export async function findByFewWords(
  engine: Engine,
  { query, conditions }: Pick<Question, 'query' | 'conditions'>,
  seeker: Seeker,
): Promise<Found> {
  if (!isLong(query)) return engine.find(query, conditions, seeker);
  const { ordered, rare } = await rankedWords(engine, query.words.split(' '));
  const route = { text: textOf({ ...query, words: rare.join(' ') }), isFirst: true };
  const routed = { ...seeker, route, areRare: seeker.areRare === true || rare.length > 0 };
  for (let asked = FEW_WORDS; asked < ordered.length; asked += 1) {
    const fewer = { ...query, words: ordered.slice(0, asked).join(' ') };
    const found = await engine.find(fewer, conditions, {
      ...routed,
      // Where there are many already, older shards need not be asked: more words will be.
      isEnough: async (papers) => papers.length >= FEW || seeker.isEnough(papers),
    });
    if (found.papers.length >= FEW) continue;
    const checked = await Promise.all(
      found.papers.map(async (paper) => ((await isWhole(paper, query)) ? [paper] : [])),
    );
    return { ...found, papers: checked.flat() };
  }
  return engine.find(query, conditions, routed);
}

/** Whether a paper has every word. One whose text cannot be had is kept: its shard says that it has some of them. */
async function isWhole(paper: Listed, query: Query): Promise<boolean> {
  const hit = await paper.data().catch((): Hit | undefined => undefined);
  if (hit === undefined) return true;
  return isFull(hit, query);
}
