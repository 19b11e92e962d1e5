import type { CatalogPaper } from '../paper/catalog-paper.ts';
import type { Edition } from './editions.ts';
import { initialOf } from './sort-orders.ts';

// Most days are shorter than this. An abstract is half a kilobyte on the wire, so a day of 77 would be half as heavy again.
const ABSTRACTS = 40;
// Beyond this a list is looked through by its titles.
const PREVIEWS = 100;

/** Whether the page of an edition shows how the abstract begins of the paper at a place, counted from 1. */
export function hasPreview(number: number): boolean {
  return number <= PREVIEWS;
}

/** Whether the page of an edition holds the whole abstract of the paper at a place, counted from 1. */
export function hasAbstract(number: number): boolean {
  return number <= ABSTRACTS;
}

/** Whether an edition is so long that its page needs more help in finding a paper than its titles. */
export function isLong({ papers }: Edition): boolean {
  return papers.length > PREVIEWS;
}

/** The papers under one letter, and the place of the first of them in the edition, counted from 1. */
export interface Initial {
  readonly start: number;
  readonly papers: readonly CatalogPaper[];
}

/** A long undated edition by the first letters of its titles; `undefined` for any other edition. */
export function byInitial(edition: Edition): Map<string, Initial> | undefined {
  if (edition.day !== 'undated' || !isLong(edition)) return undefined;
  let start = 1;
  const initials = new Map<string, Initial>();
  for (const [letter, papers] of Map.groupBy(edition.papers, initialOf)) {
    initials.set(letter, { start, papers });
    start += papers.length;
  }
  return initials;
}

/** The fragment of a letter's heading. */
export function anchorOfInitial(letter: string): string {
  return `letter-${letter === '0–9' ? 'digit' : letter.toLowerCase()}`;
}
