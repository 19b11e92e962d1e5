import type { TermNumber } from '../terms/term-hash.ts';
import { type DayTerms, forEachPostingList, paperOfEntry, weightOfEntry } from './day-terms.ts';

/** The weights of the terms of a paper. */
export type PaperWeights = ReadonlyMap<TermNumber, number>;

/** The papers that only the former build has, and those that only this one has. A paper with other texts is one of each. */
export interface DayChange {
  readonly removed: readonly PaperWeights[];
  readonly added: readonly PaperWeights[];
  /** The positions of the added papers in their day. */
  readonly positions: readonly number[];
}

/** What has changed in a day since the former build; either of both may have no papers of that day. */
export function dayChange(former: DayTerms | undefined, current: DayTerms | undefined): DayChange {
  const positions = positionsWithout(current, former);
  return {
    removed: weightsAt(former, positionsWithout(former, current)),
    added: weightsAt(current, positions),
    positions,
  };
}

/** The positions of the papers that are not among others. */
function positionsWithout(day: DayTerms | undefined, others: DayTerms | undefined): number[] {
  const versions = new Set(others?.versions);
  return [...(day?.versions ?? [])].flatMap((version, at) => (versions.has(version) ? [] : at));
}

function weightsAt(day: DayTerms | undefined, positions: readonly number[]): PaperWeights[] {
  const weights = new Map(positions.map((position) => [position, new Map<TermNumber, number>()]));
  if (day !== undefined)
    forEachPostingList(day, undefined, (term, entries) => {
      for (const entry of entries) weights.get(paperOfEntry(entry))?.set(term, weightOfEntry(entry));
    });
  return [...weights.values()];
}
