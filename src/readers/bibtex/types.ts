import type { Publication } from '../../paper/publication.ts';
import { lookUp } from '../../tables/lookup.ts';
import type { Entry } from './entry.ts';

type Type = NonNullable<Publication['type']>;

// btxdoc, section 3.1; biblatex manual, 2.1. Entry types without a CSL type become `document`.
const KINDS: readonly (readonly [type: Type, entries: string])[] = [
  ['article', 'preprint'],
  ['article-journal', 'article suppperiodical'],
  ['article-magazine', 'magazine'],
  ['article-newspaper', 'newspaper'],
  ['book', 'book mvbook booklet collection mvcollection proceedings mvproceedings reference mvreference'],
  ['chapter', 'inbook incollection bookinbook suppbook suppcollection'],
  ['dataset', 'dataset data'],
  ['document', 'misc artwork image letter jurisdiction legislation legal performance commentary'],
  ['entry-dictionary', 'dictionary'],
  ['entry-encyclopedia', 'inreference'],
  ['manuscript', 'unpublished'],
  ['motion_picture', 'movie video'],
  ['paper-conference', 'inproceedings conference'],
  ['patent', 'patent'],
  ['periodical', 'periodical'],
  ['post-weblog', 'blog'],
  ['report', 'report techreport manual'],
  ['review', 'review'],
  ['software', 'software'],
  ['song', 'audio music'],
  ['speech', 'presentation talk lecture'],
  ['standard', 'standard'],
  ['thesis', 'thesis phdthesis mastersthesis bachelorsthesis'],
  ['webpage', 'online electronic www webpage'],
];
const BY_ENTRY: ReadonlyMap<string, Type> = new Map(
  KINDS.flatMap(([type, entries]) => entries.split(' ').map((entry) => [entry, type] as const)),
);
// For these types, `entrysubtype` is more specific.
const SUBTYPED: ReadonlySet<Type> = new Set([
  'article-journal',
  'entry-encyclopedia',
  'manuscript',
  'webpage',
]);
// Types that may be preprints.
const LOOSE: ReadonlySet<Type> = new Set(['article-journal', 'document', 'manuscript', 'webpage']);

/**
 * The CSL type of an entry. An arXiv paper (`isPreprint`) without a journal is a preprint, `article`.
 * `undefined` for an unknown entry type without journal or book.
 */
export function typeOf({ type, field }: Entry, venue: string, isPreprint: boolean): Type | undefined {
  const known = BY_ENTRY.get(type);
  if (isPreprint && venue === '' && (known === undefined || LOOSE.has(known))) return 'article';
  // https://ctan.org/pkg/biblatex, section 2.2.2: `pubstate` is the state of publication.
  if (known === 'document' && field('pubstate') === 'prepublished') return 'article';
  if (known === 'manuscript' && field('eventtitle') !== '') return 'speech';
  if (known !== undefined && SUBTYPED.has(known)) return BY_ENTRY.get(field('entrysubtype')) ?? known;
  if (known !== undefined) return known;
  if (field('journal', 'journaltitle') !== '') return 'article-journal';
  return field('booktitle') === '' ? undefined : 'chapter';
}

// biblatex's localisation strings for `type` (manual, 4.9.2.13).
const GENRES: Readonly<Record<string, string>> = {
  phdthesis: 'PhD thesis',
  mathesis: "Master's thesis",
  mastersthesis: "Master's thesis",
  bathesis: "Bachelor's thesis",
  bachelorsthesis: "Bachelor's thesis",
  candthesis: 'Candidate thesis',
  techreport: 'Technical report',
  resreport: 'Research report',
  software: 'Computer software',
  datacd: 'Data CD',
  audiocd: 'Audio CD',
  patentus: 'U.S. patent',
  patenteu: 'European patent',
  patentde: 'German patent',
  patentfr: 'French patent',
  patentuk: 'British patent',
};
// In these types, programs use `type` for the type of the entry.
const WITHOUT_GENRE = /^(?:article|book|chapter|entry|paper-conference|periodical|review)/;

/** The genre of a thesis, report or other document: from `type`, else from the entry type of a thesis. */
export function genreOf({ type: entry }: Entry, type: Type | undefined, said: string): string {
  if (type === undefined || WITHOUT_GENRE.test(type)) return '';
  if (said !== '') return lookUp(GENRES, said) ?? said;
  return type === 'thesis' ? (lookUp(GENRES, entry) ?? '') : '';
}
