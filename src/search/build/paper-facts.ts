import type { Paper } from '../../paper/schema.ts';
import { type FactKind, factsOfKinds } from '../../store/snapshot/facts.ts';
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
  { topicsOf, vectorizer }: FactSources,
  { code, topics, vectors }: FactDigests,
): Generator<IndexedPaper, void, undefined> {
  const documentOf = documents();
  const topicKind: FactKind<readonly string[]> = {
    name: 'search-topics',
    code: `${code} ${topics}`,
    derive: ({ paper }) => topicsOf(paper),
  };
  const documentKind: FactKind<IndexedPaper> = {
    name: 'search-document',
    code,
    derive: ({ paper }) => ({ document: documentOf(paper), words: wordsOf(documentOf(paper)) }),
  };
  if (vectorizer === undefined) {
    for (const {
      facts: [own, document],
    } of factsOfKinds(snapshot, [topicKind, documentKind], papers))
      yield withTopics(document, own);
    return;
  }
  const termKind: FactKind<DocumentTerms> = {
    name: 'search-terms',
    code: `${code} ${vectors}`,
    derive: ({ paper }) => termsOfDocument(documentOf(paper), vectorizer()),
  };
  for (const {
    facts: [own, document, terms],
  } of factsOfKinds(snapshot, [topicKind, documentKind, termKind], papers))
    yield { ...withTopics(document, own), terms };
}

function withTopics(
  { document: { facet, ...rest }, words }: IndexedPaper,
  topics: readonly string[],
): IndexedPaper {
  return { document: { ...rest, facet: { ...facet, topics } }, words };
}

/** Makes the document of a paper once; its topics are left out. */
function documents(): (paper: Paper) => PaperDocument {
  const made = new WeakMap<Paper, PaperDocument>();
  return (paper) => {
    const document = made.get(paper) ?? toDocument(paper, []);
    made.set(paper, document);
    return document;
  };
}

function wordsOf(document: PaperDocument): string[] {
  return countedWords([document.meta.title, document.meta.authors ?? '', abstractOf(document)]);
}
