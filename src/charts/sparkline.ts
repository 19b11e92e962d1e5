import { scaleLinear } from 'd3-scale';
import { area, curveMonotoneX, line } from 'd3-shape';

/** A small chart without axes, as SVG paths in a box of `width` by `height`. */
export interface Sparkline {
  readonly width: number;
  readonly height: number;
  readonly line: string;
  readonly area: string;
}

// Without it, half of the line's thickness would be cut off at the edges.
const MARGIN = 1.5;

/**
 * A line through the counts, oldest first, and the area between it and zero; `undefined` for fewer than two
 * counts.
 */
export function sparklineOf(counts: readonly number[], width = 96, height = 22): Sparkline | undefined {
  if (counts.length < 2) return undefined;
  const x = scaleLinear([0, counts.length - 1], [MARGIN, width - MARGIN]);
  const y = scaleLinear([0, Math.max(1, ...counts)], [height - MARGIN, MARGIN]);
  const across = (_: number, index: number) => x(index);
  const path = line<number>(across, (count) => y(count))
    .curve(curveMonotoneX)
    .digits(1);
  const ground = area<number>(across, height, (count) => y(count))
    .curve(curveMonotoneX)
    .digits(1);
  return { width, height, line: path([...counts]) ?? '', area: ground([...counts]) ?? '' };
}
