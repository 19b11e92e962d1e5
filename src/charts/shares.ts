import { scaleLinear } from 'd3-scale';

/** The lengths of two bars, one over the other, in per cent of the width. */
export interface SharePair {
  readonly before: string;
  readonly now: string;
}

/** Bars for former and current shares; the largest share has the full width. */
export function sharesOf(
  pairs: readonly { readonly share: number; readonly shareBefore: number }[],
): SharePair[] {
  const most = Math.max(0, ...pairs.flatMap(({ share, shareBefore }) => [share, shareBefore]));
  const length = scaleLinear([0, most === 0 ? 1 : most], [0, 100]);
  const inPercent = (share: number) => `${Math.round(length(share) * 10) / 10}%`;
  return pairs.map(({ share, shareBefore }) => ({ before: inPercent(shareBefore), now: inPercent(share) }));
}
