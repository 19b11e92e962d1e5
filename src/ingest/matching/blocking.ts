import { effectiveDateOf } from '../../paper/effective-date.ts';
import { LOCATORS, locatorsOf } from '../../paper/merge/locators.ts';
import { partsOf } from '../../paper/names/name-parts.ts';
import { splitName } from '../../paper/names/names.ts';
import type { Paper } from '../../paper/schema.ts';

/**
 * The candidates that a paper is compared with: all if they are few, else those with the same locators or
 * people.
 */
export interface Candidates<T> {
  readonly all: ReadonlySet<T>;
  readonly isBlocked: boolean;
  /** Adds a candidate under the keys of a paper in it. */
  add(one: T, paper: Paper): void;
  /** The candidates to compare the paper with. */
  candidatesFor(paper: Paper): Iterable<T>;
}

/** An empty set of candidates. Comparing only within blocks of like records is what record linkage calls blocking. */
export function candidatesAmong<T>(isBlocked: boolean): Candidates<T> {
  const all = new Set<T>();
  const blocks = new Map<string, Set<T>>();
  return {
    all,
    isBlocked,
    add(one, paper) {
      all.add(one);
      if (!isBlocked) return;
      for (const key of ownKeys(paper)) {
        const block = blocks.get(key);
        if (block === undefined) blocks.set(key, new Set([one]));
        else block.add(one);
      }
    },
    candidatesFor(paper) {
      if (!isBlocked) return all;
      return new Set(nearKeys(paper).flatMap((key) => [...(blocks.get(key) ?? [])]));
    },
  };
}

const MASKS = 2 ** LOCATORS.length;

/**
 * The keys of all blocks that a paper belongs to: the kinds of locators that it has, with the values of each
 * subset of them. A paper with other kinds of locators finds it by the subset that both have.
 */
function ownKeys(paper: Paper): string[] {
  const known = kindsOf(paper);
  const choices = Array.from({ length: MASKS }, (_, mask) => mask).filter((mask) => (mask & known) === mask);
  return choices.map((mask) => keyFor(paper, known, mask));
}

/** The keys of all blocks whose papers agree in every kind of locator that both have. */
function nearKeys(paper: Paper): string[] {
  const known = kindsOf(paper);
  return Array.from({ length: MASKS }, (_, other) => keyFor(paper, other, other & known));
}

function keyFor(paper: Paper, known: number, mask: number): string {
  if (mask === 0) return `${known}|${peopleAndYear(paper)}`;
  const places = locatorsOf(paper);
  // The beginning of a range.
  const values = LOCATORS.map((kind, bit) => (mask & (1 << bit) ? (places[kind]?.split('-')[0] ?? '') : ''));
  return `${known}|${mask}|${values.join('|')}`;
}

/** The key for papers without a common kind of locator: the year and the family name of the first author. */
function peopleAndYear({ authors: [first] = [], ...paper }: Paper): string {
  const year = effectiveDateOf(paper)?.slice(0, 4) ?? '';
  const family = first?.family ?? splitName(first?.name ?? '').family;
  return `${year}|${partsOf(family)[0]?.at(-1)?.text ?? ''}`;
}

function kindsOf(paper: Paper): number {
  const places = locatorsOf(paper);
  return LOCATORS.reduce((kinds, kind, bit) => kinds | (places[kind] === undefined ? 0 : 1 << bit), 0);
}
