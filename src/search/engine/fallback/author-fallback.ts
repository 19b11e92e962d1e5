import { normalizeTerm } from '../../analysis/folding.ts';
import { americanWord } from '../../analysis/spelling-variants.ts';
import { intersectionOf, type PaperSet, unionOf } from '../../authors/paper-sets.ts';
import { abstractOf } from '../../format/stored-fields.ts';
import { bestOf } from '../../retrieval/author-loader.ts';
import type { SearchEngine } from '../../retrieval/search-engine.ts';
import { dictionaryTerms } from '../../spelling/dictionary.ts';
import { executeQuery, hasMatch, loadStoredFields, type ResultSet } from '../execute-query.ts';
import { matchesAllTerms } from '../match-verifier.ts';
import type { SearchRequest } from '../search-request.ts';

/** The words of a query that none of the hits contains. */
export function unmatchedTerms({ query }: SearchRequest, { hits }: ResultSet): readonly string[] {
  return query.words
    .split(' ')
    .filter((word) => !hits.some((hit) => matchesAllTerms(hit, { words: word, phrases: [] })));
}

/**
 * The papers of authors who have the unmatched words as names; `undefined` if there are none. Pagefind stems `Jaming` to
 * the same term as `James`, so that papers of many other authors may come first. The last word may still be being typed.
 */
export async function byAuthorName(
  engine: SearchEngine,
  request: SearchRequest,
  unmatched: readonly string[],
): Promise<ResultSet | undefined> {
  const { query } = request;
  const words = query.words.split(' ');
  const names = unmatched.filter((word) => NAME.test(word));
  if (names.length === 0) return undefined;
  const otherWords = words.filter((word) => !names.includes(word)).join(' ');
  for (const allowPrefix of [false, true]) {
    const paperSets = await Promise.all(
      names.map((name) => papersByName(engine, name, allowPrefix && name === words.at(-1))),
    );
    const requested = query.includedPapers === undefined ? [] : [query.includedPapers];
    const includedPapers = intersectionOf([...paperSets, ...requested]);
    if (includedPapers === undefined || includedPapers.size === 0) continue;
    const byName = { ...request, query: { ...query, words: otherWords, includedPapers } };
    const results = await executeQuery(engine, byName);
    if (results.matches.length > 0 && hasMatch(results, byName)) return results;
  }
  return undefined;
}

/** A possible name: at least three letters, with only hyphens, apostrophes or the like between them. */
const NAME = /^(?=(?:.*\p{L}){3})[\p{L}\p{M}'’.-]+$/u;

/** The papers of the authors who have a word in their name, or, if allowed, a word with this prefix. */
async function papersByName(engine: SearchEngine, word: string, allowPrefix: boolean): Promise<PaperSet> {
  const found = bestOf(await engine.findAuthors({ name: word, isWhole: false }));
  const isAllowed = allowPrefix || found[0]?.fit === 'words';
  return unionOf(isAllowed ? found.map(({ papers }) => papers) : []);
}

/** The words, normalized, that some paper has exactly, in its text or as a name. */
export async function findKnownTerms(
  engine: SearchEngine,
  words: readonly string[],
): Promise<ReadonlySet<string>> {
  const known = await Promise.all(
    words.map(async (word) => ((await isKnownTerm(engine, word)) ? [normalizeTerm(word)] : [])),
  );
  return new Set(known.flat());
}

async function isKnownTerm(engine: SearchEngine, word: string): Promise<boolean> {
  if ((await papersByName(engine, word, false)).size > 0) return true;
  const { matches } = await engine.find({ words: word, phrases: [], excluded: [] }, NO_FILTERS, {
    isSufficient: async () => true,
    stopOnUnknownTerm: true,
    routing: { isBeforeScan: true },
  });
  const hits = await loadStoredFields(matches, VERIFIED_HITS);
  const term = americanWord(normalizeTerm(word));
  return hits.some((hit) =>
    dictionaryTerms(`${hit.meta.title} ${abstractOf(hit)}`).some((own) => americanWord(own) === term),
  );
}

const VERIFIED_HITS = 5;
const NO_FILTERS = { topics: [], years: [] };
