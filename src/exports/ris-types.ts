import type { WorkType } from './publication.ts';

/** The type of a reference in RIS, and the tags whose meaning depends on it. */
export interface RisType {
  readonly type: string;
  readonly editor: 'A2' | 'A3' | 'ED';
  readonly container: 'T2' | 'C3' | 'JO';
  readonly series: 'T2' | 'T3';
  /** The number of a volume within its series, or of a report, a patent or a standard. */
  readonly number: 'M1' | 'SV';
  readonly place: 'C1' | 'CY';
  readonly eventPlace: 'CY' | 'C1';
}

const USUAL: Omit<RisType, 'type'> = {
  editor: 'ED',
  container: 'T2',
  series: 'T3',
  number: 'M1',
  place: 'CY',
  eventPlace: 'C1',
};
const PART = { editor: 'A2', number: 'SV' } as const;
// A report or a book has no container title; it belongs to a series.
const WHOLE = { container: 'JO', series: 'T2' } as const;
const TALK = { ...PART, container: 'C3', place: 'C1', eventPlace: 'CY' } as const;

/**
 * The specification of 2011 (https://en.wikipedia.org/wiki/RIS_(file_format)#Tags) gives a tag another
 * meaning for each type: for `CONF`, `C3` is the title of the proceedings, `C1` the place of publication and
 * `CY` the place of the conference.
 */
const TYPES: Readonly<Record<WorkType, RisType>> = {
  article: { ...USUAL, type: 'UNPB' },
  'article-journal': { ...USUAL, type: 'JOUR' },
  'article-magazine': { ...USUAL, type: 'MGZN' },
  'article-newspaper': { ...USUAL, type: 'NEWS' },
  book: { ...USUAL, ...WHOLE, type: 'BOOK', editor: 'A3' },
  chapter: { ...USUAL, ...PART, type: 'CHAP' },
  collection: { ...USUAL, ...WHOLE, type: 'BOOK', editor: 'A3' },
  dataset: { ...USUAL, type: 'DATA' },
  document: { ...USUAL, type: 'GEN' },
  'entry-dictionary': { ...USUAL, ...PART, type: 'DICT' },
  'entry-encyclopedia': { ...USUAL, ...PART, type: 'ENCYC' },
  manuscript: { ...USUAL, type: 'MANSCPT' },
  motion_picture: { ...USUAL, type: 'MPCT' },
  'paper-conference': { ...USUAL, ...TALK, type: 'CONF' },
  patent: { ...USUAL, type: 'PAT' },
  periodical: { ...USUAL, type: 'JFULL' },
  'post-weblog': { ...USUAL, type: 'BLOG' },
  report: { ...USUAL, ...WHOLE, type: 'RPRT' },
  review: { ...USUAL, type: 'JOUR' },
  software: { ...USUAL, type: 'COMP' },
  song: { ...USUAL, type: 'SOUND' },
  speech: { ...USUAL, ...TALK, type: 'SLIDE' },
  standard: { ...USUAL, type: 'STAND' },
  thesis: { ...USUAL, type: 'THES' },
  webpage: { ...USUAL, type: 'ELEC' },
};

/** The RIS type of a work. */
export function risTypeOf(type: WorkType): RisType {
  return TYPES[type];
}
