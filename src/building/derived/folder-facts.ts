import { dirname } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { type DerivedCache, keyOf } from '../../catalog/paper/derived-cache.ts';
import { type FactKind, factsOf } from '../../store/snapshot/facts.ts';
import type { ListedPaper } from '../../store/snapshot/listed-paper.ts';
import type { Snapshot } from '../../store/snapshot/snapshot.ts';

/** A file has facts about so many papers at most. */
const MOST_PAPERS = 4000;
/** After so many papers that are read the process can do other work. */
const PAPERS_AT_ONCE = 100;

/** Facts about the papers of a folder. */
export interface FolderFacts<Fact> {
  readonly papers: readonly ListedPaper[];
  /** In the order of the papers; a paper that cannot be read has none. */
  readonly facts: readonly (Fact | undefined)[];
}

/**
 * A fact about each of the papers. The facts about the papers of a folder are kept in one file, since 100,000 rows of the database take
 * some seconds.
 * @param papers in the order of their paths.
 */
export async function* folderFacts<Fact>(
  snapshot: Snapshot,
  kind: FactKind<Fact>,
  papers: readonly ListedPaper[],
  cache: DerivedCache,
): AsyncGenerator<FolderFacts<Fact>> {
  for (const own of byFolder(papers)) {
    const key = keyOf('facts', kind.name, kind.code, ...own.map(({ digest }) => digest));
    const kept = cache.get(key);
    const facts: readonly (Fact | null)[] =
      kept === undefined ? await readFacts(snapshot, kind, own) : JSON.parse(Buffer.from(kept).toString());
    if (kept === undefined) cache.set(key, Buffer.from(JSON.stringify(facts)));
    yield { papers: own, facts: facts.map((fact) => fact ?? undefined) };
  }
}

async function readFacts<Fact>(
  snapshot: Snapshot,
  kind: FactKind<Fact>,
  papers: readonly ListedPaper[],
): Promise<(Fact | null)[]> {
  const facts = new Map<string, Fact>();
  for (const { paper, fact } of factsOf(snapshot, kind, papers)) {
    facts.set(paper.digest, fact);
    if (facts.size % PAPERS_AT_ONCE === 0) await turn();
  }
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
