import { normalizeTerm } from '../analysis/folding.ts';
import { americanWord } from '../analysis/spelling-variants.ts';
import { intersectionOf, type PaperSet, unionOf } from '../authors/paper-sets.ts';
import { abstractOf } from '../format/stored-fields.ts';
import type { Words } from '../pagefind/shard.ts';
import { bestOf } from '../retrieval/author-loader.ts';
import type { Engine } from '../retrieval/search-engine.ts';
import { dictionaryTerms } from '../spelling/dictionary.ts';
import { ask, fetched, isGood, type Tried } from './execute-query.ts';
import { isFull } from './match-verifier.ts';
import type { Question } from './search-request.ts';

/** Those words of a question that none of the papers has. */
export function missingWords({ query }: Question, { hits }: Tried): readonly string[] {
  return query.words
    .split(' ')
    .filter((word) => !hits.some((hit) => isFull(hit, { words: word, phrases: [] })));
}

/**
 * What is found where words that no paper at hand has are names; `undefined` where that is nothing. To the index
 * `Jaming` is `James`, so that the papers of many others may come first. The last word may still be being typed.
 */
export async function asNamed(
  engine: Engine,
  question: Question,
  unfound: readonly string[],
): Promise<Tried | undefined> {
  const { query } = question;
  const words = query.words.split(' ');
  const missing = unfound.filter((word) => NAME.test(word));
  if (missing.length === 0) return undefined;
  const rest = words.filter((word) => !missing.includes(word)).join(' ');
  for (const mayBegin of [false, true]) {
    const sets = await Promise.all(
      missing.map((word) => papersBy(engine, word, mayBegin && word === words.at(-1))),
    );
    const within = intersectionOf([...sets, ...(query.within === undefined ? [] : [query.within])]);
    if (within === undefined || within.size === 0) continue;
    const named = { ...question, query: { ...query, words: rest, within } };
    const tried = await ask(engine, named);
    if (tried.papers.length > 0 && isGood(tried, named)) return tried;
  }
  return undefined;
}

/** What may be a name: letters, and three of them at least. */
const NAME = /^(?=(?:.*\p{L}){3})[\p{L}\p{M}'’.-]+$/u;

/** The papers of those whose name has a word, or has one that begins so where nobody’s has it. */
async function papersBy(engine: Engine, word: string, mayBegin: boolean): Promise<PaperSet> {
  const found = bestOf(await engine.authors({ name: word, isWhole: false }));
  const isMeant = mayBegin || found[0]?.fit === 'words';
  return unionOf(isMeant ? found.map(({ papers }) => papers) : []);
}

/** Those of the words that a paper has just so, in its text or as a name; folded. */
export async function knownWords(engine: Engine, words: readonly string[]): Promise<ReadonlySet<string>> {
  const known = await Promise.all(
    words.map(async (word) => ((await isKnown(engine, word)) ? [normalizeTerm(word)] : [])),
  );
  return new Set(known.flat());
}

async function isKnown(engine: Engine, word: string): Promise<boolean> {
  if ((await papersBy(engine, word, false)).size > 0) return true;
  const { papers } = await engine.find({ ...NO_WORDS, words: word }, ANY, {
    isEnough: async () => true,
    isTyped: true,
    route: { isFirst: true },
  });
  const hits = await fetched(papers, LOOKED_AT);
  const folded = americanWord(normalizeTerm(word));
  return hits.some((hit) =>
    dictionaryTerms(`${hit.meta.title} ${abstractOf(hit)}`).some((own) => americanWord(own) === folded),
  );
}

const LOOKED_AT = 5;
export const NO_WORDS: Words = { words: '', phrases: [], excluded: [] };
const ANY = { topics: [], years: [] };
