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

/** A paper and its facts, one of each kind. */
export interface PaperFacts<Facts> {
  readonly paper: ListedPaper;
  readonly facts: Facts;
}

/** The kinds of some facts. */
export type FactKinds<Facts extends readonly unknown[]> = {
  readonly [At in keyof Facts]: FactKind<Facts[At]>;
};

/** So many facts of a kind are looked up, derived and written together. */
const PAPERS_AT_ONCE = 200;

/**
 * A fact about each of the papers, in their order. Only facts that are not in the cache are derived. A file that cannot be read has none.
 * @param papers some papers of the snapshot; by default all that nobody has hidden.
 */
export function* factsOf<Fact>(
  snapshot: Snapshot,
  kind: FactKind<Fact>,
  papers?: readonly ListedPaper[],
): Generator<PaperFact<Fact>, void, undefined> {
  for (const { paper, facts } of factsOfKinds<[Fact]>(snapshot, [kind], papers)) {
    const [fact] = facts;
    yield { paper, fact };
  }
}

/** Facts of several kinds about each of the papers, as {@link factsOf} returns them. A file is read once for all kinds. */
export function* factsOfKinds<Facts extends readonly unknown[]>(
  snapshot: Snapshot,
  kinds: FactKinds<Facts>,
  papers: readonly ListedPaper[] = snapshot.visible,
): Generator<PaperFacts<Facts>, void, undefined> {
  let isKept = true;
  for (let from = 0; from < papers.length; from += PAPERS_AT_ONCE) {
    const derived = new Map<FactKind<unknown>, Map<string, string>>(kinds.map((kind) => [kind, new Map()]));
    const found: PaperFacts<Facts>[] = [];
    for (const paper of papers.slice(from, from + PAPERS_AT_ONCE)) {
      const entryOf = readOnce(snapshot, paper);
      const json = kinds.map(
        (kind) => knownFact(snapshot, kind, paper) ?? deriveFact(kind, paper, entryOf, derived.get(kind)),
      );
      if (json.includes(undefined)) continue;
      const facts: Facts = JSON.parse(`[${json.join()}]`);
      found.push({ paper, facts });
    }
    // A database that is locked for long is not waited for again.
    if (isKept) isKept = [...derived].every(([kind, own]) => keep(snapshot, kind, own));
    yield* found;
  }
}

/** Reads a paper when it is first asked for; `undefined` if its file cannot be read. */
function readOnce(snapshot: Snapshot, paper: ListedPaper): () => SnapshotEntry | undefined {
  let read: SnapshotEntry | StoreError | undefined;
  return () => {
    read ??= snapshot.read(paper);
    return read instanceof StoreError ? undefined : read;
  };
}

function knownFact(
  snapshot: Snapshot,
  { name, code }: FactKind<unknown>,
  { digest }: ListedPaper,
): string | undefined {
  return snapshot.withCache((cache) => cache.fact(name, digest, code));
}

/** Derives a fact, and adds it to those that are kept. */
function deriveFact(
  { derive }: FactKind<unknown>,
  { digest }: ListedPaper,
  entryOf: () => SnapshotEntry | undefined,
  derived: Map<string, string> | undefined,
): string | undefined {
  const entry = entryOf();
  if (entry === undefined) return undefined;
  const json = JSON.stringify(derive(entry));
  derived?.set(digest, json);
  return json;
}

function keep(
  snapshot: Snapshot,
  { name, code }: FactKind<unknown>,
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
