import { isCjk, isInitial, nameWords } from '../authors/name-words.ts';
import type { Query } from '../query/parser.ts';
import type { FoundAuthor } from '../retrieval/author-loader.ts';
import type { Engine } from '../retrieval/search-engine.ts';

/** More words are a title. */
const MOST_WORDS = 5;
const NAME = /^[\p{L}\p{M}.,'’·・-]+$/u;

/** The names that the words of a query are, or may stand for; none where they are no name, or more is asked for. */
export async function namedBy(engine: Engine, query: Query): Promise<readonly FoundAuthor[]> {
  if (!isNameLike(query)) return [];
  const found = await engine.authorsNamed({ name: query.words, isWhole: true });
  const whole = nameWords(query.words).words.filter((word) => !isInitial(word));
  // `Chen locating` may stand for the name L. Chen, but nobody means it: a name has each whole word of the query.
  const isMeant = found.some(({ words, others }) =>
    whole.every((word) => words.includes(word) || others.includes(word)),
  );
  return isMeant ? found : [];
}

function isNameLike({ words, phrases, authors, excludedAuthors, identifier }: Query): boolean {
  if (phrases.length > 0 || authors.length > 0 || excludedAuthors.length > 0) return false;
  const tokens = words.split(' ');
  if (identifier !== undefined || tokens.length > MOST_WORDS || !tokens.every((token) => NAME.test(token)))
    return false;
  if (isCjk(words)) return true;
  // `k means` asks for no one whose name begins with a K.
  return tokens.length > 1 && !tokens.some((token) => /^\p{Ll}$/u.test(token));
}
