import { effectiveDateOf } from '../paper/effective-date.ts';
import { LOCATORS, locatorsOf } from '../paper/merge/locators.ts';
import { partsOf } from '../paper/names/name-parts.ts';
import { splitName } from '../paper/names/names.ts';
import type { Paper } from '../paper/schema.ts';

/** What a paper may be compared with: everything where there is little, else what agrees with it in its place. */
export interface Candidates<T> {
  readonly all: ReadonlySet<T>;
  readonly isBlocked: boolean;
  /** Adds what a paper has become a part of. */
  add(one: T, paper: Paper): void;
  /** Those that the paper may be a part of. */
  candidatesFor(paper: Paper): Iterable<T>;
}

/** Nothing yet. Record linkage calls it blocking that not everything is compared with everything. */
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
 * Every key under which a paper is found by others that know of the same place as much as it does, more or less: the kinds
 * of locators that it knows, and for each choice among them what they are.
 */
function ownKeys(paper: Paper): string[] {
  const known = kindsOf(paper);
  const choices = Array.from({ length: MASKS }, (_, mask) => mask).filter((mask) => (mask & known) === mask);
  return choices.map((mask) => keyFor(paper, known, mask));
}

/** The keys of what knows of any kinds, and agrees in those that both know. */
function nearKeys(paper: Paper): string[] {
  const known = kindsOf(paper);
  return Array.from({ length: MASKS }, (_, other) => keyFor(paper, other, other & known));
}

function keyFor(paper: Paper, known: number, mask: number): string {
  if (mask === 0) return `${known}|${peopleAndYear(paper)}`;
  const places = locatorsOf(paper);
  // Of a range, its beginning.
  const values = LOCATORS.map((kind, bit) => (mask & (1 << bit) ? (places[kind]?.split('-')[0] ?? '') : ''));
  return `${known}|${mask}|${values.join('|')}`;
}

/** With no place in common, a family name and a year. */
function peopleAndYear({ authors: [first] = [], ...paper }: Paper): string {
  const year = effectiveDateOf(paper)?.slice(0, 4) ?? '';
  const family = first?.family ?? splitName(first?.name ?? '').family;
  return `${year}|${partsOf(family)[0]?.at(-1)?.text ?? ''}`;
}

function kindsOf(paper: Paper): number {
  const places = locatorsOf(paper);
  return LOCATORS.reduce((kinds, kind, bit) => kinds | (places[kind] === undefined ? 0 : 1 << bit), 0);
}
