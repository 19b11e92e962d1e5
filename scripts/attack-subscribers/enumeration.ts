import { addSubscribers, quiet, stateOf, subscribe, type Tally, type Target } from './target.ts';

/** Kinds of addresses that nobody may be able to tell apart. */
const KINDS = ['unknown', 'subscribed', 'had its mails of the day'] as const;
type Kind = (typeof KINDS)[number];
/** Medians may differ by so many milliseconds, or by so many times the spread of the answers for unknown addresses. */
const MOST_MS = 0.25;
const MOST_SPREADS = 0.5;

/** Asks for addresses of each kind in turn, and compares the answers and how long they took. @param rounds the number of each kind. */
export async function enumerateReaders(target: Target, rounds: number): Promise<Tally> {
  const failures: string[] = [];
  const addressOf = (kind: Kind, round: number) =>
    `${kind.replaceAll(' ', '')}${round}@enumerated.example.org`;
  addSubscribers(
    target,
    Array.from({ length: rounds }, (_, round) => addressOf('subscribed', round)),
  );
  for (let round = 0; round < rounds; round += 1)
    for (let mail = 0; mail < 3; mail += 1)
      await subscribe(target, addressOf('had its mails of the day', round));
  const before = stateOf(target);
  await quiet(target);
  const times = new Map<Kind, number[]>(KINDS.map((kind) => [kind, []]));
  const answers = new Set<string>();
  for (let round = 0; round < rounds; round += 1) {
    // Each kind is first, second and last as often as the others.
    for (const [at] of KINDS.entries()) {
      const kind = KINDS[(at + round) % KINDS.length] ?? 'unknown';
      const address = addressOf(kind, round);
      const start = performance.now();
      const { status, headers, body } = await subscribe(target, address);
      times.get(kind)?.push(performance.now() - start);
      const size = Buffer.byteLength(body) - address.length;
      answers.add(
        [
          status,
          headers.replace(/Date\n.*|Content-Length\n.*/gu, ''),
          body.replaceAll(address, ''),
          size,
        ].join('\n'),
      );
      // The mail of a request must not slow down the next one.
      await quiet(target);
    }
  }
  if (answers.size !== 1) failures.push(`there are ${answers.size} different answers`);
  const medians = KINDS.map((kind) => medianOf(times.get(kind) ?? []));
  const spread = spreadOf(times.get('unknown') ?? []);
  for (const [at, median] of medians.entries()) {
    const difference = Math.abs(median - (medians[0] ?? 0));
    if (difference > Math.max(MOST_MS, MOST_SPREADS * spread))
      failures.push(`“${KINDS[at]}” shows by ${difference.toFixed(2)} ms`);
  }
  if (stateOf(target) !== before) failures.push('a subscription was changed');
  const figures = `medians of ${rounds}: ${KINDS.map((kind, at) => `${kind} ${medians[at]?.toFixed(2)} ms`).join(', ')}; spread ${spread.toFixed(2)} ms`;
  return { kind: 'enumeration', tried: rounds * KINDS.length, failures, figures };
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** The distance between the quartiles. */
function spreadOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor(sorted.length * 0.75)] ?? 0) - (sorted[Math.floor(sorted.length / 4)] ?? 0);
}
