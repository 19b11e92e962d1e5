import type { Paper } from '../../paper/schema.ts';
import { type FactKind, factsOf } from '../../store/snapshot/facts.ts';
import type { ListedPaper } from '../../store/snapshot/listed-paper.ts';
import type { Snapshot } from '../../store/snapshot/snapshot.ts';
import type { TextVectorizer } from '../../vectors/model/word-vectors.ts';
import { abstractOf } from '../format/stored-fields.ts';
import { countedWords } from '../spelling/dictionary.ts';
import { type PaperDocument, toDocument } from './document-fields.ts';
import { type DocumentTerms, termsOfDocument } from './paper-terms.ts';

/** Everything that a shard has of one paper. */
export interface IndexedPaper {
  readonly document: PaperDocument;
  /** The words of the dictionary in title, authors and abstract, each once for each of these that has it. */
  readonly words: readonly string[];
  /** Only there if the semantic index is built. */
  readonly terms?: DocumentTerms;
}

/** How to derive the facts of a paper. */
export interface FactSources {
  /** The topics of a paper, the same as on its page. */
  readonly topicsOf: (paper: Paper) => readonly string[];
  /** Missing without a semantic index. It is called only if there is something to derive. */
  readonly vectorizer?: () => TextVectorizer;
}

/** Digests of all that facts depend on besides the papers. */
export interface FactDigests {
  readonly code: string;
  readonly topics: string;
  readonly vectors: string;
}

/** Derives the facts of a paper. */
export function toIndexedPaper(paper: Paper, { topicsOf, vectorizer }: FactSources): IndexedPaper {
  const document = toDocument(paper, topicsOf(paper));
  const words = wordsOf(document);
  return vectorizer === undefined
    ? { document, words }
    : { document, words, terms: termsOfDocument(document, vectorizer()) };
}

/**
 * The facts of papers of a snapshot, in the order of the papers. What is not known from former builds is derived. A paper that cannot be
 * read has none. Topics, which change for all papers when a rule changes, are kept apart from all that takes long.
 */
export function* indexedPapers(
  snapshot: Snapshot,
  papers: readonly ListedPaper[],
  sources: FactSources,
  digests: FactDigests,
): Generator<IndexedPaper, void, undefined> {
  const { topicsOf, vectorizer } = sources;
  const { code, topics, vectors } = digests;
  const topicKind: FactKind<readonly string[]> = {
    name: 'search-topics',
    code: `${code} ${topics}`,
    derive: ({ paper }) => topicsOf(paper),
  };
  const termKind = vectorizer && {
    name: 'search-terms',
    code: `${code} ${vectors}`,
    derive: ({ paper }: { readonly paper: Paper }) => termsOfDocument(toDocument(paper, []), vectorizer()),
  };
  const topicsByPath = factsByPath(snapshot, topicKind, papers);
  const termsByPath = termKind && factsByPath(snapshot, termKind, papers);
  for (const { paper, fact } of factsOf(snapshot, documentKind(code), papers)) {
    const [own, terms] = [topicsByPath.get(paper.path), termsByPath?.get(paper.path)];
    if (own === undefined || (termsByPath !== undefined && terms === undefined)) continue;
    const { facet, ...rest } = fact.document;
    const document = { ...rest, facet: { ...facet, topics: own } };
    yield { document, words: fact.words, ...(terms !== undefined && { terms }) };
  }
}

function documentKind(code: string): FactKind<Pick<IndexedPaper, 'document' | 'words'>> {
  return {
    name: 'search-document',
    code,
    derive: ({ paper }) => {
      const document = toDocument(paper, []);
      return { document, words: wordsOf(document) };
    },
  };
}

function wordsOf(document: PaperDocument): string[] {
  return countedWords([document.meta.title, document.meta.authors ?? '', abstractOf(document)]);
}

function factsByPath<Fact>(
  snapshot: Snapshot,
  kind: FactKind<Fact>,
  papers: readonly ListedPaper[],
): ReadonlyMap<string, Fact> {
  const facts = new Map<string, Fact>();
  for (const { paper, fact } of factsOf(snapshot, kind, papers)) facts.set(paper.path, fact);
  return facts;
}
