import { scaleBand, scaleLinear } from 'd3-scale';
import type { TimePoint } from './timeline.ts';

/**
 * A column of a chart. `x` and `width` are in per cent, so that the chart fits any window; `y` and `height`
 * are in pixels.
 */
export interface Column extends TimePoint {
  readonly x: string;
  readonly width: string;
  readonly y: number;
  readonly height: number;
}

/** A mark below the columns. */
export interface AxisMark {
  readonly x: string;
  readonly text: string;
}

export interface Columns {
  readonly height: number;
  readonly columns: readonly Column[];
  readonly marks: readonly AxisMark[];
}

/** The number of years that fit side by side on a phone. */
const MOST_MARKS = 6;

/** Lays out columns of counts over time, at most `height` pixels high, with the years below them. */
export function columnsOf(points: readonly TimePoint[], height: number): Columns {
  const across = scaleBand(
    points.map(({ key }) => key),
    [0, 100],
  )
    .paddingInner(points.length > 24 ? 0.2 : 0.3)
    .paddingOuter(0);
  const up = scaleLinear([0, Math.max(1, ...points.map(({ count }) => count))], [0, height]);
  const columns = points.map(({ key, count }) => {
    // A single paper stays visible beside hundreds.
    const tall = count === 0 ? 0 : Math.max(1.5, round(up(count)));
    const x = percent(across(key) ?? 0);
    return { key, count, x, width: percent(across.bandwidth()), y: round(height - tall), height: tall };
  });
  return { height, columns, marks: thinned(marksOf(columns)) };
}

/** A mark under the first column of each year. An incomplete first year has none if the next mark is near. */
function marksOf(columns: readonly Column[]): AxisMark[] {
  const marks: (AxisMark & { readonly index: number })[] = [];
  for (const [index, { key, x }] of columns.entries()) {
    const text = key.slice(0, 4);
    if (marks.at(-1)?.text !== text) marks.push({ text, x, index });
  }
  const [first, second] = marks;
  const isCrowded =
    first !== undefined && second !== undefined && second.index - first.index < columns.length / MOST_MARKS;
  const isPart = /-(?!01)/u.test(columns[0]?.key ?? '');
  return (isCrowded && isPart ? marks.slice(1) : marks).map(({ text, x }) => ({ text, x }));
}

function thinned(marks: readonly AxisMark[]): AxisMark[] {
  const step = Math.ceil(marks.length / MOST_MARKS);
  return marks.filter((_, index) => index % step === 0);
}

function percent(value: number): string {
  return `${round(value)}%`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
