import type { SearchEngine } from '../retrieval/search-engine.ts';
import type { SearchRequest } from './search-request.ts';
import { hasManyTerms, lookUpTerm, rankTerms } from './term-frequency.ts';

/** The infrequent words of a query, which may be misspelled, by their occurrence in papers. */
export interface ClassifiedTerms {
  /** Words that no paper has. */
  readonly unknown: readonly string[];
  /** Words that papers have only as the prefix of another word. */
  readonly prefixOnly: readonly string[];
  /** Words that a paper has, or that may still be being typed. */
  readonly known: readonly string[];
}

/** The classification of a query without doubtful words. */
export const NO_DOUBTFUL_TERMS: ClassifiedTerms = { unknown: [], prefixOnly: [], known: [] };

/**
 * Classifies the infrequent words of a longer query by the routing table, before any shard is searched. A query that is a
 * title has no doubtful words. Without a routing table all words count as known.
 */
export async function classifyTerms(
  engine: SearchEngine,
  { query, state }: SearchRequest,
): Promise<ClassifiedTerms> {
  if (!hasManyTerms(query) || (await engine.isTitle(state.query))) return NO_DOUBTFUL_TERMS;
  const words = query.words.split(' ');
  const { rare, prefixes } = await rankTerms(engine, words);
  const infrequent = [...rare, ...prefixes];
  const termMatches = await Promise.all(infrequent.map((word) => engine.matchTerm(word)));
  const last = words.at(-1) ?? '';
  const typed = state.query.endsWith(last) ? last : undefined;
  const isTyping = typed !== undefined && (await isDictionaryPrefix(engine, typed));
  const classify = (word: string, at: number): keyof ClassifiedTerms => {
    const termMatch = termMatches[at];
    if (termMatch === 'prefix') return word === typed ? 'known' : 'prefixOnly';
    return termMatch === 'none' && !(isTyping && word === typed) ? 'unknown' : 'known';
  };
  const classes = infrequent.map(classify);
  const termsIn = (wanted: keyof ClassifiedTerms) => infrequent.filter((_, at) => classes[at] === wanted);
  return { unknown: termsIn('unknown'), prefixOnly: termsIn('prefixOnly'), known: termsIn('known') };
}

/** Whether a word is the prefix of a word in the dictionary, which has inflections that the routing table lacks. */
async function isDictionaryPrefix(engine: SearchEngine, word: string): Promise<boolean> {
  const known = await lookUpTerm(engine, word);
  return known?.speller.isBeginning(known.term, 0) === true;
}
