import type { Publication } from '../../paper/publication.ts';
import type { Entry } from './entry.ts';

type Type = NonNullable<Publication['type']>;

// btxdoc, section 3.1; biblatex manual, 2.1. Of what CSL knows no type, `document` is said.
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
// Of these `entrysubtype` says what kind they are.
const SUBTYPED: ReadonlySet<Type> = new Set([
  'article-journal',
  'entry-encyclopedia',
  'manuscript',
  'webpage',
]);
// What may be no more than a preprint.
const LOOSE: ReadonlySet<Type> = new Set(['article-journal', 'document', 'manuscript', 'webpage']);

/**
 * The type of an entry as CSL calls it; where `isPreprint` says that it is on arXiv, and it stands in no journal, a preprint.
 * `undefined` for a kind of entry that nobody knows and that has neither a journal nor a book.
 */
export function typeOf({ type, field }: Entry, venue: string, isPreprint: boolean): Type | undefined {
  const known = BY_ENTRY.get(type);
  if (isPreprint && venue === '' && (known === undefined || LOOSE.has(known))) return 'article';
  // https://ctan.org/pkg/biblatex, section 2.2.2: `pubstate` says how far a work has come.
  if (known === 'document' && field('pubstate') === 'prepublished') return 'article';
  if (known === 'manuscript' && field('eventtitle') !== '') return 'speech';
  if (known !== undefined && SUBTYPED.has(known)) return BY_ENTRY.get(field('entrysubtype')) ?? known;
  if (known !== undefined) return known;
  if (field('journal', 'journaltitle') !== '') return 'article-journal';
  return field('booktitle') === '' ? undefined : 'chapter';
}

// The localisation strings of biblatex that stand in `type` (manual, 4.9.2.13).
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
// What other programs say in `type` of a part of something is what kind of entry it is.
const WITHOUT_GENRE = /^(?:article|book|chapter|entry|paper-conference|periodical|review)/;

/** The kind of thesis, report or other document: what `type` says, else what the kind of entry says of a thesis. */
export function genreOf({ type: entry }: Entry, type: Type | undefined, said: string): string {
  if (type === undefined || WITHOUT_GENRE.test(type)) return '';
  if (said !== '') return Object.hasOwn(GENRES, said) ? (GENRES[said] ?? '') : said;
  return type === 'thesis' ? (GENRES[entry] ?? '') : '';
}
