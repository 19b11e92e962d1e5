import { Temporal } from 'temporal-polyfill';
import { type Month, monthOf } from '../../paper/days.ts';
import type { CatalogPaper } from '../paper/catalog-paper.ts';
import { textsOf } from '../terms/paper-texts.ts';
import { Postings } from './inverted-index.ts';
import { createSharedTerms } from './shared-terms.ts';
import { createTermReader, type PaperTerms, type TermNumber } from './term-weights.ts';

/** A paper like another one, and why. */
export interface Related {
  readonly paper: CatalogPaper;
  /** From 0 to 1, where 1 is a paper that says the same. */
  readonly likeness: number;
  /** Words and phrases that stand in both, the most telling first, as the paper that it is related to prints them. */
  readonly terms: readonly string[];
}

const MOST = 6;
const MOST_TERMS = 3;
const VOLUMES = 12;

/**
 * The papers most like each paper, the most alike first, by id; every paper has a list, which may be empty.
 *
 * It never looks forward: what a paper is related to, and the frequencies by which terms are weighed, come from the
 * papers listed on its day or before, in the 12 volumes up to its own. So a list stays as it is when later days come,
 * and the volumes before the twelve are not needed for it. Papers of no known day are related among themselves only.
 * The order in which papers are given is of no account.
 */
export function relatedOf(
  papers: readonly CatalogPaper[],
  most: number = MOST,
): Map<string, readonly Related[]> {
  const related = new Map<string, readonly Related[]>();
  const { undated = [], ...byDay } = Object.groupBy(papers, ({ listed }) => listed ?? 'undated');
  const window = createWindow(most);
  for (const day of Object.keys(byDay).sort()) {
    window.startFrom(firstVolume(monthOf(day)));
    for (const [id, list] of window.relate(byDay[day] ?? [], monthOf(day))) related.set(id, list);
  }
  for (const [id, list] of createWindow(most).relate(undated, '')) related.set(id, list);
  return related;
}

function firstVolume(month: Month): Month {
  return Temporal.PlainYearMonth.from(month)
    .subtract({ months: VOLUMES - 1 })
    .toString();
}

interface Held {
  readonly paper: CatalogPaper;
  readonly sequence: Uint32Array;
}

/** The papers that a day may look back at. Withdrawn ones are related to others, but no other is related to them. */
function createWindow(most: number) {
  const reader = createTermReader();
  const postings = new Postings(reader.nameOf);
  const held: (Held | undefined)[] = [];
  let freed = 0;
  const starts: { readonly month: Month; readonly document: number }[] = [];

  const add = (paper: CatalogPaper): readonly [CatalogPaper, number, PaperTerms] => {
    const terms = reader.read(textsOf(paper));
    const document = postings.add(terms);
    held.push({ paper, sequence: terms.sequence });
    return [paper, document, terms];
  };
  const relatedTo = (own: number, terms: PaperTerms): Related[] => {
    const worths = new Map<TermNumber, number>();
    for (const [term, weight] of terms.weights) worths.set(term, weight * postings.worthOf(term));
    const worthOf = (term: TermNumber) => worths.get(term) ?? 0;
    const sharedWith = createSharedTerms(terms, worthOf);
    return postings.matches(own, terms, most).flatMap(({ document, likeness }) => {
      const other = held[document];
      if (other === undefined || other.paper.withdrawn !== undefined) return [];
      const shared = sharedWith(other.sequence, MOST_TERMS);
      return shared.length === 0 ? [] : [{ paper: other.paper, likeness, terms: shared }];
    });
  };
  return {
    startFrom: (month: Month) => {
      while ((starts[0]?.month ?? month) < month) starts.shift();
      const document = starts[0]?.document ?? held.length;
      postings.startFrom(document);
      for (; freed < document; freed += 1) held[freed] = undefined;
    },
    relate: (day: readonly CatalogPaper[], month: Month): [string, Related[]][] => {
      if (starts.at(-1)?.month !== month) starts.push({ month, document: held.length });
      const added = day.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(add);
      return added.map(([paper, document, terms]) => [paper.id, relatedTo(document, terms)]);
    },
  };
}
