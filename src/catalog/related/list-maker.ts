import type { PaperSummary } from '../paper/paper-summary.ts';
import type { TextSource } from '../terms/paper-texts.ts';
import { hashOfText, type TermNumber } from '../terms/term-hash.ts';
import { affectedLists } from './affected-lists.ts';
import { type DayTerms, dayTermsOf, forEachPostingList, paperOfEntry } from './day-terms.ts';
import type { DayVectors } from './day-vectors.ts';
import type { KeptDays } from './kept-days.ts';
import type { RelatedDay, RelatedDays } from './related-days.ts';
import type { DayLists, RelatedList } from './related-lists.ts';
import { RelatedWindow } from './related-window.ts';
import { SlidingWindow } from './sliding-window.ts';
import { type PaperTerms, readTerms } from './term-weights.ts';

/** From what lists are made. */
interface ListSource {
  readonly days: RelatedDays;
  readonly textsOf: TextSource['textsOf'];
  readonly vectors: DayVectors | undefined;
  /** What builds keep. */
  readonly kept: KeptDays | undefined;
  /** The most papers of a list. */
  readonly limit: number;
}

/** A window over the days, and the papers whose lists it can make. */
interface WindowState {
  readonly window: RelatedWindow;
  readonly sliding: SlidingWindow;
  /** The positions of these papers in their days; all papers of all days if it is undefined. */
  readonly due: ReadonlyMap<RelatedDay, readonly number[]> | undefined;
}

/** If so few papers have no lists yet, only their terms are indexed. */
const FEW_PAPERS = 1000;

/** Makes the lists of the papers of a day. It takes those of the former build over that cannot have changed. */
export class ListMaker {
  readonly #source: ListSource;
  #state: WindowState | undefined;
  /** The terms of the day that were asked for last. */
  #terms: { readonly day: RelatedDay; readonly terms: DayTerms } | undefined;

  constructor(source: ListSource) {
    this.#source = source;
  }

  /** The lists of the papers of a day. It is fastest to ask for days in their order. */
  listsOf(day: RelatedDay): DayLists {
    let state = this.#stateFor(day);
    const all = [...day.papers.keys()];
    let positions = state.due?.get(day) ?? all;
    const former = positions.length < all.length ? this.#source.kept?.formerListsOf(day) : undefined;
    if (positions.length < all.length && former === undefined) {
      // They are damaged since it was found out that they are still valid.
      state = this.#newState(undefined);
      positions = all;
    }
    const made = this.#relatePapers(day, positions, state);
    this.#state = day.at < 0 ? undefined : state;
    this.#source.vectors?.keep(day);
    return new Map(
      day.papers.flatMap(({ id }) => {
        const list = made.get(id) ?? former?.get(id);
        return list === undefined ? [] : [[id, list] as const];
      }),
    );
  }

  #relatePapers(
    day: RelatedDay,
    positions: readonly number[],
    { window, sliding }: WindowState,
  ): Map<string, RelatedList> {
    if (positions.length === 0) return new Map();
    const papers = positions.flatMap((position) => {
      const paper = day.papers[position];
      return paper === undefined ? [] : { position, id: paper.id, terms: this.#read(paper) };
    });
    const read = papers.map(({ terms }) => terms);
    // Makes the terms of the day, unless they are kept, from what was read.
    if (read.length === day.papers.length) this.#termsOf(day, read);
    const first = sliding.moveTo(day);
    for (const { position, terms } of papers) window.keepTerms(first + position, terms);
    return new Map(papers.map(({ position, id, terms }) => [id, window.relatedTo(first + position, terms)]));
  }

  /** The window that ends before a day, or an earlier one from which it can be reached. */
  #stateFor(day: RelatedDay): WindowState {
    const known = this.#state;
    if (known?.sliding.reaches(day) === true && known.due?.has(day) !== false) return known;
    return this.#newState(this.#dueFrom(day));
  }

  #newState(due: WindowState['due']): WindowState {
    const { days, textsOf, vectors, limit } = this.#source;
    const vectorOf = vectors && ((paper: PaperSummary) => vectors.vectorOf(paper));
    const window = new RelatedWindow({ limit, vectorOf, textsOf, wanted: due && this.#wantedTerms(due) });
    const sliding = new SlidingWindow(days, window, (day) => window.add(day.papers, this.#termsOf(day)));
    return { window, sliding, due };
  }

  /** The papers without lists of a day and of those after it. */
  #dueFrom(day: RelatedDay): WindowState['due'] {
    const { days, kept } = this.#source;
    if (kept === undefined || day.at < 0) return undefined;
    const due = days.dated.slice(day.at).filter((each) => each === day || !kept.hasLists(each));
    return affectedLists(due, { days, kept, termsOf: (each) => this.#termsOf(each) });
  }

  /** The terms of due papers, if these are few. */
  #wantedTerms(due: ReadonlyMap<RelatedDay, readonly number[]>): Set<TermNumber> | undefined {
    let papers = 0;
    for (const positions of due.values()) papers += positions.length;
    if (papers > FEW_PAPERS) return undefined;
    const wanted = new Set<TermNumber>();
    for (const [day, positions] of due) {
      const isDue = new Set(positions);
      forEachPostingList(this.#termsOf(day), undefined, (term, entries) => {
        if (entries.some((entry) => isDue.has(paperOfEntry(entry)))) wanted.add(term);
      });
    }
    return wanted;
  }

  #termsOf(day: RelatedDay, read?: readonly PaperTerms[]): DayTerms {
    if (this.#terms?.day === day) return this.#terms.terms;
    const make = () =>
      dayTermsOf(
        read ?? day.papers.map((paper) => this.#read(paper)),
        day.papers.map((paper) => hashOfText(this.#source.days.versionOf(paper))),
      );
    const terms = this.#source.kept?.termsOf(day, make) ?? make();
    this.#terms = { day, terms };
    return terms;
  }

  #read(paper: PaperSummary): PaperTerms {
    return readTerms(this.#source.textsOf(paper));
  }
}
