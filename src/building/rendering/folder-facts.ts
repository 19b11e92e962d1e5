import { dirname } from 'node:path';
import { type DerivedCache, keep, keyOf } from '../../catalog/paper/derived-cache.ts';
import { type FactKind, factsOf } from '../../store/snapshot/facts.ts';
import type { ListedPaper } from '../../store/snapshot/listed-paper.ts';
import type { Snapshot } from '../../store/snapshot/snapshot.ts';

/** A file has facts about so many papers at most. */
const MOST_PAPERS = 4000;

/**
 * A fact about each of the papers by its digest; a paper that cannot be read has none. The facts about the papers of a folder are
 * kept in one file, since 100,000 rows of the database take some seconds.
 * @param papers in the order of their paths.
 */
export function* folderFacts<Fact>(
  snapshot: Snapshot,
  kind: FactKind<Fact>,
  papers: readonly ListedPaper[],
  cache: DerivedCache,
): Generator<readonly [paper: ListedPaper, fact: Fact | undefined]> {
  for (const own of byFolder(papers)) {
    const facts = keep(cache, keyOf('facts', kind.name, kind.code, ...own.map(({ digest }) => digest)), {
      make: () => readFacts(snapshot, kind, own),
      encode: (value) => Buffer.from(JSON.stringify(value)),
      decode: (bytes): (Fact | null)[] => JSON.parse(Buffer.from(bytes).toString()),
    });
    for (const [at, paper] of own.entries()) yield [paper, facts[at] ?? undefined];
  }
}

function readFacts<Fact>(
  snapshot: Snapshot,
  kind: FactKind<Fact>,
  papers: readonly ListedPaper[],
): (Fact | null)[] {
  const facts = new Map<string, Fact>();
  for (const { paper, fact } of factsOf(snapshot, kind, papers)) facts.set(paper.digest, fact);
  return papers.map(({ digest }) => facts.get(digest) ?? null);
}

function* byFolder(papers: readonly ListedPaper[]): Generator<readonly ListedPaper[]> {
  let own: ListedPaper[] = [];
  for (const paper of papers) {
    const [first] = own;
    if (own.length === MOST_PAPERS || (first && dirname(first.path) !== dirname(paper.path))) {
      yield own;
      own = [];
    }
    own.push(paper);
  }
  if (own.length > 0) yield own;
}
