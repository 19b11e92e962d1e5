import { inOrder, type RankedCandidate, type RankedSegment } from './candidates.ts';
import type { SemanticLimits } from './semantic-limits.ts';

/** Loads the clusters nearest to the request, and those of the candidates that are best as far as is known yet. @throws if a file cannot be loaded. */
export async function loadClusters(
  ranked: readonly RankedSegment[],
  candidates: readonly RankedCandidate[],
  { clusters, probes }: SemanticLimits,
): Promise<void> {
  const wanted = new Map<RankedSegment, Set<number>>(
    ranked.map((segment) => [segment, new Set(segment.ranking.nearestClusters(probes))]),
  );
  let left = clusters;
  for (const { segment, cluster } of inOrder(candidates)) {
    const own = wanted.get(segment);
    if (own === undefined || own.has(cluster)) continue;
    if (left === 0) break;
    own.add(cluster);
    left -= 1;
  }
  await Promise.all(
    [...wanted].flatMap(([{ loader, ranking }, numbers]) =>
      [...numbers].map(async (number) => ranking.add(number, await loader.cluster(number))),
    ),
  );
}
