import { StoreError } from '../store-error.ts';
import type { SnapshotEntry } from './content.ts';
import type { ListedPaper } from './listed-paper.ts';
import type { Snapshot } from './snapshot.ts';

/** Facts that are computed from one paper alone, and kept until its file or the code changes. */
export interface FactKind<Fact> {
  /** A name that no other kind has. */
  readonly name: string;
  /** A digest of the code that derives the fact; see `digestOfCode`. */
  readonly code: string;
  /** The fact, which must be the same after it was JSON. */
  readonly derive: (entry: SnapshotEntry) => Fact;
}

/** A paper and its fact. */
export interface PaperFact<Fact> {
  readonly paper: ListedPaper;
  readonly fact: Fact;
}

/** So many facts are looked up, derived and written together. */
const PAPERS_AT_ONCE = 200;

/**
 * A fact about each of the papers, in their order. Only facts that are not in the cache are derived. A file that cannot be read has none.
 * @param papers some papers of the snapshot; by default all that nobody has hidden.
 */
export function* factsOf<Fact>(
  snapshot: Snapshot,
  kind: FactKind<Fact>,
  papers: readonly ListedPaper[] = snapshot.visible,
): Generator<PaperFact<Fact>, void, undefined> {
  let isKept = true;
  for (let from = 0; from < papers.length; from += PAPERS_AT_ONCE) {
    const derived = new Map<string, string>();
    const found: PaperFact<Fact>[] = [];
    for (const paper of papers.slice(from, from + PAPERS_AT_ONCE)) {
      const json = knownFact(snapshot, kind, paper) ?? deriveFact(snapshot, kind, paper);
      if (json === undefined) continue;
      if (typeof json !== 'string') derived.set(paper.digest, json.derived);
      const fact: Fact = JSON.parse(typeof json === 'string' ? json : json.derived);
      found.push({ paper, fact });
    }
    // A database that is locked for long is not waited for again.
    if (isKept) isKept = keep(snapshot, kind, derived);
    yield* found;
  }
}

function knownFact<Fact>(
  snapshot: Snapshot,
  { name, code }: FactKind<Fact>,
  { digest }: ListedPaper,
): string | undefined {
  return snapshot.withCache((cache) => cache.fact(name, digest, code));
}

function deriveFact<Fact>(
  snapshot: Snapshot,
  kind: FactKind<Fact>,
  paper: ListedPaper,
): { readonly derived: string } | undefined {
  const entry = snapshot.read(paper);
  return entry instanceof StoreError ? undefined : { derived: JSON.stringify(kind.derive(entry)) };
}

function keep<Fact>(
  snapshot: Snapshot,
  { name, code }: FactKind<Fact>,
  derived: ReadonlyMap<string, string>,
): boolean {
  if (derived.size === 0) return true;
  const kept = snapshot.withCache((cache) =>
    cache.transaction(() => {
      for (const [digest, content] of derived) cache.addFact(name, digest, code, content);
      return true;
    }),
  );
  return kept === true;
}
