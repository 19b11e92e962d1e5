import { cpus, totalmem } from 'node:os';
import { type Figures, ranksOf } from './limits.ts';
import { KINDS, QUERY_KINDS } from './queries.ts';
import { success, summaryOf } from './statistics.ts';

/** The machine, in one line. */
export function machine(): string {
  const model = cpus()[0]?.model ?? 'unknown processor';
  return `${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GB, Node.js ${process.version}`;
}

/** The share of queries that find their paper, with our search and with MiniSearch. */
export function successTable({ queries, ours, peer }: Figures): string {
  const head = row('success, %', ['', 'at 1', 'MiniSearch', 'diff.', 'at 10', 'MiniSearch', 'diff.']);
  const rows = KINDS.map((kind) => {
    const own = ranksOf(kind, queries, ours.ranks);
    const other = ranksOf(kind, queries, peer.ranks);
    const cells = [1, 10].flatMap((within) => {
      const [a, b] = [success(own, within), success(other, within)];
      return [a.toFixed(1), b.toFixed(1), signed(a - b)];
    });
    return row(`(${kind}) ${QUERY_KINDS[kind]}`, [`n ${own.length}`, ...cells]);
  });
  const note = ours.unanswered === 0 ? [] : [`without a full answer in time: ${ours.unanswered}`];
  return [head, ...rows, ...note].join('\n');
}

/** Bytes sent over the network, and times until the first result. */
export function costTable({ ours: { bytes, describedBytes, milliseconds }, peer }: Figures): string {
  const kB = (name: string, values: readonly number[]) =>
    spreadRow(
      name,
      values.map((value) => value / 1000),
    );
  return [
    row('loaded, kB', ['n', 'median', '95 %', 'most']),
    kB('first query of a visit', bytes.first),
    kB('later queries', bytes.later),
    kB('first description', describedBytes.first),
    kB('later descriptions', describedBytes.later),
    kB('the page itself', bytes.page),
    '',
    row('first result, ms', ['n', 'median', '95 %', 'most']),
    spreadRow('the queries above', milliseconds.queries),
    spreadRow('common words', milliseconds.commonWords),
    spreadRow('common words, filtered', milliseconds.filtered),
    spreadRow('descriptions', milliseconds.descriptions),
    spreadRow('MiniSearch, in Node.js', peer.milliseconds),
  ].join('\n');
}

/** The sizes of the indexes, and the cost of building them. `size` is that of ours on disk. */
export function indexTable(
  { ours, peer, index, plain, appended }: Figures,
  size: { readonly files: number; readonly bytes: number },
): string {
  const MB = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  const took = (seconds: number, megabytes: number) =>
    `${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB of memory`;
  return [
    line('index', `${MB(size.bytes)} in ${size.files} files, compressed`),
    line('MiniSearch', `${MB(peer.bytes)}, ${MB(peer.gzipped)} compressed, all of it for the first query`),
    line(
      'built',
      index === undefined
        ? 'before this run'
        : `${took(index.seconds, index.megabytes)} in the largest process, shards: ${index.shards}`,
    ),
    line('MiniSearch', `${took(peer.seconds, peer.megabytes)}`),
    ...(plain === undefined
      ? []
      : [
          line('Pagefind, plain pages', took(plain.seconds, plain.megabytes)),
          ...(index === undefined
            ? []
            : [line('ours relative to that', `${(index.seconds / plain.seconds).toFixed(2)} : 1`)]),
        ]),
    ...(appended === undefined
      ? []
      : [
          line(
            'papers added',
            `${took(appended.seconds, appended.megabytes)}, shards made anew: ${appended.built}`,
          ),
        ]),
    line('the page in Chromium', `${ours.megabytes.toFixed(0)} MB of memory`),
  ].join('\n');
}

/** Up to `most` queries of each kind that do not find their paper among the first ten. */
export function missesOf({ queries, ours, peer }: Figures, most: number): string {
  return KINDS.flatMap((kind) =>
    queries
      .flatMap((query, at) =>
        query.kind === kind && (ours.ranks[at] ?? null) === null
          ? [`(${kind}) ${query.text} → ${query.expected.join(', ')} (MiniSearch: ${peer.ranks[at] ?? '–'})`]
          : [],
      )
      .slice(0, most),
  ).join('\n');
}

function spreadRow(name: string, values: readonly number[]): string {
  const { median, p95, max } = summaryOf(values);
  return row(name, [String(values.length), ...[median, p95, max].map((value) => value.toFixed(0))]);
}

function row(name: string, cells: readonly string[]): string {
  return name.padEnd(27) + cells.map((cell) => cell.padStart(11)).join('');
}

function line(name: string, text: string): string {
  return `${name.padEnd(27)} ${text}`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}
