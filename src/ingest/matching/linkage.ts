import { isTitleId } from '../../paper/merge/id-strength.ts';
import { LOCATORS, locatorsOf } from '../../paper/merge/locators.ts';
import { haveConflictingIds } from '../../paper/merge/merge.ts';
import { byCodeUnits, stableJson } from '../../paper/merge/merge-strategies.ts';
import {
  canBeSamePaper,
  distinguishingFacts,
  haveSameVenue,
  similarity,
} from '../../paper/merge/record-matching.ts';
import { namesInFull } from '../../paper/merge/same-people.ts';
import type { Paper } from '../../paper/schema.ts';
import { rankOf } from '../../paper/sources.ts';
import { type Candidates, candidatesAmong } from './blocking.ts';

/** A paper of the index or a pending record, among others of one title. */
export interface Candidate {
  readonly paper: Paper;
  /**
   * Whether an earlier run left it in this state. Two such papers were compared then and are different
   * papers.
   */
  readonly isUnchanged: boolean;
}

/** Candidates that are one paper. Of members with the same facts, `papers` has only one. */
interface Cluster<T extends Candidate> {
  readonly members: T[];
  readonly papers: Paper[];
}

/**
 * With more works of one title than this, the title is that of a column. Only works in the same block are
 * then compared.
 */
const MANY_NAMESAKES = 20;

/**
 * Clusters candidates that share a title: each cluster is one paper. A candidate joins the cluster that is most similar,
 * if it fits all of its members. If two clusters are equally similar it stays alone, since a wrong merge is worse than a
 * missed one. Candidates with the most facts come first, so the order of the arguments does not matter.
 */
export function clustersOf<T extends Candidate>(
  candidates: readonly T[],
  fits: (a: Paper, b: Paper) => boolean = canBeSamePaper,
): T[][] {
  const alike = Map.groupBy(candidates, ({ paper }) =>
    isTitleId(paper.id) ? distinguishingFacts(paper) : paper.id,
  );
  const groups = [...alike.values()].toSorted((a, b) => byWeight(a[0], b[0]));
  const clusters = candidatesAmong<Cluster<T>>(groups.length > MANY_NAMESAKES);
  for (const group of groups) {
    // A stored paper stands for the group, since only it says whether it was compared before.
    const candidate = group.find(({ isUnchanged }) => isUnchanged) ?? group[0];
    if (candidate === undefined) continue;
    const home = bestOf(candidate, clusters, fits) ?? { members: [], papers: [] };
    for (const member of group) home.members.push(member);
    home.papers.push(candidate.paper);
    clusters.add(home, candidate.paper);
  }
  return Array.from(clusters.all, ({ members }) => members);
}

/** Orders papers for merging: by the rank of their sources, highest first, then by their text. */
export function byRank(a: { readonly paper: Paper }, b: { readonly paper: Paper }): number {
  return (
    rankOf(b.paper.sources) - rankOf(a.paper.sources) || byCodeUnits(stableJson(a.paper), stableJson(b.paper))
  );
}

function bestOf<T extends Candidate>(
  candidate: T,
  clusters: Candidates<Cluster<T>>,
  fits: (a: Paper, b: Paper) => boolean,
): Cluster<T> | undefined {
  const { paper, isUnchanged } = candidate;
  const homes = [...clusters.candidatesFor(paper)].filter(
    ({ members, papers }) =>
      !(isUnchanged && members.some((member) => member.isUnchanged)) &&
      papers.every(
        (other) =>
          !haveConflictingIds(other, paper) &&
          !(clusters.isBlocked && haveSameVenue(other, paper) === false) &&
          fits(other, paper),
      ),
  );
  const ranked = homes
    .map((cluster) => ({ cluster, nearness: nearest(cluster.papers, paper) }))
    .toSorted((a, b) => compare(b.nearness, a.nearness));
  const [best, second] = ranked;
  if (best === undefined || second === undefined) return best?.cluster;
  if (compare(best.nearness, second.nearness) > 0) return best.cluster;
  // Without venues and details, as in listings, all candidates fit equally, so any of them may be chosen.
  const isUnplaced = [paper, ...best.cluster.papers, ...second.cluster.papers].every(
    ({ venue, publication }) => venue === undefined && publication === undefined,
  );
  return isUnplaced ? best.cluster : undefined;
}

function nearest(papers: readonly Paper[], paper: Paper): readonly number[] {
  const said = distinguishingFacts(paper);
  return papers
    .map((other) => [distinguishingFacts(other) === said ? 1 : 0, ...similarity(other, paper)])
    .reduce((best, one) => (compare(one, best) > 0 ? one : best));
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((amount, index) => amount !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** Papers with identifiers first, then those with the most locators and author names, then by text. */
function byWeight(a: Candidate | undefined, b: Candidate | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const [known, other] = [!isTitleId(a.paper.id), !isTitleId(b.paper.id)];
  if (known || other) return Number(other) - Number(known) || byCodeUnits(a.paper.id, b.paper.id);
  return compare(weightOf(b.paper), weightOf(a.paper)) || byCodeUnits(keyOf(a.paper), keyOf(b.paper));
}

function weightOf(paper: Paper): readonly number[] {
  const { venue, published, year, authors = [] } = paper;
  const places = locatorsOf(paper);
  const known = [...LOCATORS.map((kind) => places[kind]), venue, published ?? year, authors[0]];
  return [known.filter((fact) => fact !== undefined).length, namesInFull(authors)];
}

function keyOf(paper: Paper): string {
  return distinguishingFacts(paper) + stableJson(paper.id);
}
