import type { OurFigures } from './ours.ts';
import type { PeerFigures } from './peer.ts';
import type { PlainFigures } from './plain-pages.ts';
import { KINDS, QUERY_KINDS, type Query, type QueryKind } from './queries.ts';
import type { IndexFigures } from './site.ts';
import { percentile, success } from './statistics.ts';

/** All measurements of an archive. */
export interface Figures {
  readonly papers: number;
  readonly queries: readonly Query[];
  readonly ours: OurFigures;
  readonly peer: PeerFigures;
  /** Missing if the index existed before. */
  readonly index?: IndexFigures;
  readonly plain?: PlainFigures;
  readonly appended?: IndexFigures;
}

/** The lowest allowed success in percent, among the first `within` results. */
export const LEAST: Readonly<Record<QueryKind, { readonly within: number; readonly percent: number }>> = {
  a: { within: 1, percent: 95 },
  b: { within: 10, percent: 90 },
  c: { within: 10, percent: 85 },
  d: { within: 10, percent: 90 },
  e: { within: 1, percent: 95 },
};
/** The most percentage points that a figure may be below MiniSearch's. */
const BELOW_PEER = 5;
/** The most bytes that a visit's first query and later queries may load, by the number of papers. */
const MOST_BYTES = [
  { papers: 20_000, first: 400_000, later: 80_000 },
  { papers: Number.POSITIVE_INFINITY, first: 700_000, later: 120_000 },
] as const;
/** The same for descriptions of twenty words, and the most milliseconds of the median. */
const MOST_FOR_DESCRIPTIONS = [
  { papers: 20_000, first: 400_000, later: 200_000, milliseconds: 500 },
  { papers: Number.POSITIVE_INFINITY, first: 600_000, later: 400_000, milliseconds: 900 },
] as const;
const MOST_MILLISECONDS = 300;
const MOST_MEGABYTES = 2500;
const MOST_APPENDING = 10;

/** The ranks of the queries of one kind. `ranks` has those of all queries. */
export function ranksOf(
  kind: QueryKind,
  queries: readonly Query[],
  ranks: readonly (number | null)[],
): (number | undefined)[] {
  return queries.flatMap((query, at) => (query.kind === kind ? [ranks[at] ?? undefined] : []));
}

/** The figures beyond their limits, a sentence each. For bytes and times the 95th percentile counts. */
export function shortfallsOf(figures: Figures): string[] {
  return [...successShortfalls(figures), ...costShortfalls(figures), ...indexShortfalls(figures)];
}

function successShortfalls({ queries, ours, peer }: Figures): string[] {
  return KINDS.flatMap((kind) =>
    [1, 10].flatMap((within) => {
      const [own, other] = [ours, peer].map(({ ranks }) => success(ranksOf(kind, queries, ranks), within));
      if (own === undefined || other === undefined || Number.isNaN(own)) return [`${kind}: not measured`];
      const name = `(${kind}) ${QUERY_KINDS[kind]}, success at ${within}: ${own.toFixed(1)} %`;
      const { percent, within: counted } = LEAST[kind];
      return [
        ...(within === counted && own < percent ? [`${name}, below ${percent} %`] : []),
        ...(own < other - BELOW_PEER
          ? [`${name}, more than ${BELOW_PEER} points below MiniSearch’s ${other.toFixed(1)} %`]
          : []),
      ];
    }),
  );
}

function costShortfalls({ papers, ours: { bytes, describedBytes, milliseconds } }: Figures): string[] {
  const described = MOST_FOR_DESCRIPTIONS.find((limit) => papers <= limit.papers) ?? MOST_FOR_DESCRIPTIONS[1];
  const kB = (values: readonly number[]) => percentile(values, 0.95) / 1000;
  const most = MOST_BYTES.find((limit) => papers <= limit.papers) ?? MOST_BYTES[1];
  return [
    ...above('the first query of a visit', kB(bytes.first), most.first / 1000, 'kB'),
    ...above('a later query', kB(bytes.later), most.later / 1000, 'kB'),
    ...above('the first description of a visit', kB(describedBytes.first), described.first / 1000, 'kB'),
    ...above('a later description', kB(describedBytes.later), described.later / 1000, 'kB'),
    ...above('a description', percentile(milliseconds.descriptions, 0.5), described.milliseconds, 'ms'),
    ...above('a query', percentile(milliseconds.queries, 0.95), MOST_MILLISECONDS, 'ms'),
    ...above('a common word', percentile(milliseconds.commonWords, 0.95), MOST_MILLISECONDS, 'ms'),
    ...above('a common word with filters', percentile(milliseconds.filtered, 0.95), MOST_MILLISECONDS, 'ms'),
  ];
}

function indexShortfalls({ index, plain, appended }: Figures): string[] {
  return [
    ...(index === undefined ? [] : above('a process of the index', index.megabytes, MOST_MEGABYTES, 'MB')),
    ...(index === undefined || plain === undefined
      ? []
      : above('building the index', index.seconds, plain.seconds, 's')),
    ...(appended === undefined
      ? []
      : [
          ...above('adding papers', appended.seconds, MOST_APPENDING, 's'),
          ...above('shards made anew', appended.built, 1, ''),
        ]),
  ];
}

/** A figure that could not be measured counts as beyond its limit. */
function above(what: string, value: number, most: number, unit: string): string[] {
  return value <= most ? [] : [`${what}: ${value.toFixed(0)} ${unit}, above ${most.toFixed(0)} ${unit}`];
}
