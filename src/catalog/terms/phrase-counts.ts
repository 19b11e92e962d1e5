import { alignedBytes, type DerivedCache, keep, keyOf } from '../paper/derived-cache.ts';
import type { PaperSummary } from '../paper/paper-summary.ts';
import type { TextSource } from './paper-texts.ts';
import { type PaperPhrase, phrasePlaces, phrasesIn } from './phrases.ts';
import type { TermNumber } from './term-hash.ts';

/** In how many papers a phrase is; of these, in how many titles or keywords, and in how many it stands alone. */
export interface PhraseCount {
  readonly paperCount: number;
  readonly named: number;
  readonly alone: number;
}

/** The phrases of some papers: their numbers, sorted, and the counts of each, ten bits for each count. */
export interface PhraseCounts {
  readonly numbers: Float64Array;
  readonly packed: Uint32Array;
}

/** Ten bits can count so many papers. */
const MOST_PAPERS = 1000;
const BITS = 10;
const MASK = 2 ** BITS - 1;

/**
 * Reads the phrases of papers, and counts them. Counts are kept for later builds by the texts of the papers, so that a new day need not
 * read the texts of a year.
 */
export class PhraseReader {
  readonly #source: TextSource;
  readonly #cache: DerivedCache | undefined;
  /** Without a cache, the counts of days. */
  readonly #known = new WeakMap<readonly PaperSummary[], readonly PhraseCounts[]>();

  constructor(source: TextSource, cache?: DerivedCache) {
    this.#source = source;
    this.#cache = cache;
  }

  /** The phrases of a paper. `isWanted` selects them by their numbers. */
  phrasesOf(paper: PaperSummary, isWanted?: (number: TermNumber) => boolean): PaperPhrase[] {
    return phrasesIn(this.#source.textsOf(paper), isWanted);
  }

  /** The counts of the papers of a day, a thousand papers at a time. */
  countsOf(papers: readonly PaperSummary[]): Iterable<PhraseCounts> {
    const cache = this.#cache;
    if (cache !== undefined)
      return partsOf(papers).map((own) =>
        keep(cache, this.#keyOf(cache, own), { make: () => this.#count(own), encode, decode }),
      );
    const known = this.#known.get(papers) ?? [...partsOf(papers).map((own) => this.#count(own))];
    this.#known.set(papers, known);
    return known;
  }

  /**
   * What was made before from the counts of some days, else `make`. @param name names what is made, with all on which it depends but
   * the texts of the papers.
   */
  keep<T>(name: string, days: readonly Papers[], make: () => T): T {
    const cache = this.#cache;
    if (cache === undefined) return make();
    const parts = days.flatMap(({ papers }) => [...partsOf(papers)].map((own) => this.#keyOf(cache, own)));
    // The next day needs their counts.
    for (const part of parts) cache.has(part);
    return keep(cache, keyOf(name, cache.code, ...parts), {
      make,
      encode: (value) => Buffer.from(JSON.stringify(value)),
      decode: (bytes): T => JSON.parse(Buffer.from(bytes).toString()),
    });
  }

  #keyOf({ code }: DerivedCache, papers: readonly PaperSummary[]): string {
    return keyOf('phrases', code, ...papers.map(this.#source.textDigestOf).sort());
  }

  #count(papers: readonly PaperSummary[]): PhraseCounts {
    const counts = new Map<TermNumber, number>();
    for (const paper of papers)
      for (const [number, { isInTitleOrKeywords, standsAlone }] of phrasePlaces(
        this.#source.textsOf(paper),
      )) {
        const own = 1 + (isInTitleOrKeywords ? 1 << BITS : 0) + (standsAlone ? 1 << (2 * BITS) : 0);
        counts.set(number, (counts.get(number) ?? 0) + own);
      }
    const numbers = Float64Array.from(counts.keys()).sort();
    return { numbers, packed: Uint32Array.from(numbers, (number) => counts.get(number) ?? 0) };
  }
}

/** The papers of a day. */
interface Papers {
  readonly papers: readonly PaperSummary[];
}

function* partsOf(papers: readonly PaperSummary[]): Generator<readonly PaperSummary[]> {
  for (let from = 0; from < papers.length; from += MOST_PAPERS) yield papers.slice(from, from + MOST_PAPERS);
}

/** The sums of counts. @param wanted the numbers of phrases, sorted; by default all. */
export function sumCounts(
  counts: Iterable<PhraseCounts>,
  wanted?: Float64Array,
): Map<TermNumber, PhraseCount> {
  const sums = new Map<TermNumber, PhraseCount>();
  const add = (number: TermNumber, packed: number): void => {
    const { paperCount = 0, named = 0, alone = 0 } = sums.get(number) ?? {};
    sums.set(number, {
      paperCount: paperCount + (packed & MASK),
      named: named + ((packed >> BITS) & MASK),
      alone: alone + ((packed >> (2 * BITS)) & MASK),
    });
  };
  for (const { numbers, packed } of counts) {
    let next = 0;
    for (let at = 0; at < numbers.length; at += 1) {
      const number = numbers[at] ?? 0;
      if (wanted !== undefined) {
        while ((wanted[next] ?? Number.POSITIVE_INFINITY) < number) next += 1;
        if (wanted[next] !== number) continue;
      }
      add(number, packed[at] ?? 0);
    }
  }
  return sums;
}

const FLOAT_BYTES = 8;
const ENTRY_BYTES = 12;

/** The bytes of a file: all numbers, then all counts; little-endian. */
function encode({ numbers, packed }: PhraseCounts): Uint8Array {
  return Buffer.concat([new Uint8Array(numbers.buffer), new Uint8Array(packed.buffer)]);
}

function decode(file: Uint8Array): PhraseCounts {
  const count = file.length / ENTRY_BYTES;
  const { buffer, byteOffset } = alignedBytes(file);
  return {
    numbers: new Float64Array(buffer, byteOffset, count),
    packed: new Uint32Array(buffer, byteOffset + count * FLOAT_BYTES, count),
  };
}
