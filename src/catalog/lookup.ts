import type { CatalogPaper } from './catalog-paper.ts';
import type { Edition } from './editions.ts';
import { initialOf } from './order.ts';

// Beyond this a list is looked through by its titles, and a page with every abstract would be slow.
const PREVIEWS = 100;

/** Whether the page of an edition shows how each abstract begins. */
export function hasPreviews({ papers }: Edition): boolean {
  return papers.length <= PREVIEWS;
}

/** The papers under one letter, and the place of the first of them in the edition, counted from 1. */
export interface Initial {
  readonly start: number;
  readonly papers: readonly CatalogPaper[];
}

/** A long undated edition by the first letters of its titles; `undefined` for any other edition. */
export function byInitial(edition: Edition): Map<string, Initial> | undefined {
  if (edition.day !== 'undated' || hasPreviews(edition)) return undefined;
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
