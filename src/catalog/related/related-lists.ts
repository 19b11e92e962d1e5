import type { PaperSummary } from '../paper/paper-summary.ts';
import type { MatchBounds } from './inverted-index.ts';

/** A paper similar to another one, and the terms that they share. */
export interface RelatedPaper {
  readonly paper: PaperSummary;
  /** How similar their words are, from 0 to 1; 1 is a paper with the same content. */
  readonly similarity: number;
  /** Words and phrases that both contain, most distinctive first, as printed in the paper that the list belongs to. */
  readonly terms: readonly string[];
}

/** The related papers of one paper, and what a further one needs to be compared with them. */
export interface RelatedList {
  readonly related: readonly RelatedPaper[];
  readonly bounds: MatchBounds;
}

/** The lists of the papers of a day, by the ids of these. */
export type DayLists = ReadonlyMap<string, RelatedList>;

/** A related paper as it is kept. */
type KeptRelated = readonly [id: string, similarity: number, terms: readonly string[]];
type KeptBounds = readonly [maxScore: number, leastFactor: number, leastSimilarity: number];
type KeptLists = readonly (readonly [id: string, list: readonly KeptRelated[], bounds: KeptBounds])[];

/** Lists as they are kept, as JSON. */
export function encodeLists(lists: DayLists): Uint8Array {
  const kept: KeptLists = [...lists].map(([id, { related, bounds }]) => [
    id,
    related.map(({ paper, similarity, terms }) => [paper.id, similarity, terms] as const),
    [bounds.maxScore, bounds.leastFactor, bounds.leastSimilarity],
  ]);
  return Buffer.from(JSON.stringify(kept));
}

/** Lists that were kept. A paper that is no longer there is left out. */
export function decodeLists(bytes: Uint8Array, paperOf: (id: string) => PaperSummary | undefined): DayLists {
  const kept: KeptLists = JSON.parse(Buffer.from(bytes).toString());
  return new Map(
    kept.map(([id, list, [maxScore, leastFactor, leastSimilarity]]) => [
      id,
      {
        related: list.flatMap(([other, similarity, terms]) => {
          const paper = paperOf(other);
          return paper === undefined ? [] : [{ paper, similarity, terms }];
        }),
        bounds: { maxScore, leastFactor, leastSimilarity },
      },
    ]),
  );
}
