import type { PaperSummary } from '../paper/paper-summary.ts';

/** A paper similar to another one, and the terms that they share. */
export interface RelatedPaper {
  readonly paper: PaperSummary;
  /** How similar their words are, from 0 to 1; 1 is a paper with the same content. */
  readonly similarity: number;
  /** Words and phrases that both contain, most distinctive first, as printed in the paper that the list belongs to. */
  readonly terms: readonly string[];
}

/** A related paper as it is kept: its id, the similarity, the terms. */
type KeptRelated = readonly [id: string, similarity: number, terms: readonly string[]];

/** The lists of the papers of one day, by the ids of the papers. */
type KeptLists = readonly (readonly [id: string, list: readonly KeptRelated[]])[];

/** The related papers of the papers of a day, by the ids of these. */
export type DayLists = ReadonlyMap<string, readonly RelatedPaper[]>;

/** Lists as they are kept, as JSON. */
export function encodeLists(lists: DayLists): Uint8Array {
  const kept: KeptLists = [...lists].map(
    ([id, list]) =>
      [id, list.map(({ paper, similarity, terms }) => [paper.id, similarity, terms] as const)] as const,
  );
  return Buffer.from(JSON.stringify(kept));
}

/** Lists that were kept. A paper that is no longer there is left out. */
export function decodeLists(bytes: Uint8Array, paperOf: (id: string) => PaperSummary | undefined): DayLists {
  const kept: KeptLists = JSON.parse(Buffer.from(bytes).toString());
  return new Map(
    kept.map(([id, list]) => [
      id,
      list.flatMap(([other, similarity, terms]) => {
        const paper = paperOf(other);
        return paper === undefined ? [] : [{ paper, similarity, terms }];
      }),
    ]),
  );
}
