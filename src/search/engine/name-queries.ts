import { isCjk, isInitial, nameWords } from '../authors/name-words.ts';
import type { Query } from '../query/parser.ts';
import type { FoundAuthor } from '../retrieval/author-loader.ts';
import type { SearchEngine } from '../retrieval/search-engine.ts';

/** The most words of a name; a longer query is a title. */
const MAX_WORDS = 5;
const NAME = /^[\p{L}\p{M}.,'’·・-]+$/u;

/** The authors whose name the query is, or may be; none if it is not a name, or also has filters. */
export async function findQueryAuthors(engine: SearchEngine, query: Query): Promise<readonly FoundAuthor[]> {
  if (!mayBeName(query)) return [];
  const found = await engine.findAuthorsNamed({ name: query.words, isWhole: true });
  const fullWords = nameWords(query.words).words.filter((word) => !isInitial(word));
  // `Chen locating` is compatible with the name L. Chen, but does not mean it: one name must have every full word.
  const isMeant = found.some(({ words, others }) =>
    fullWords.every((word) => words.includes(word) || others.includes(word)),
  );
  return isMeant ? found : [];
}

function mayBeName({ words, phrases, authors, excludedAuthors, identifier }: Query): boolean {
  if (phrases.length > 0 || authors.length > 0 || excludedAuthors.length > 0) return false;
  const tokens = words.split(' ');
  if (identifier !== undefined || tokens.length > MAX_WORDS || !tokens.every((token) => NAME.test(token)))
    return false;
  if (isCjk(words)) return true;
  // The `k` of `k means` is not an initial.
  return tokens.length > 1 && !tokens.some((token) => /^\p{Ll}$/u.test(token));
}
