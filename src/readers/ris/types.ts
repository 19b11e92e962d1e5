import type { Publication } from '../../paper/publication.ts';
import type { RisFields } from './fields.ts';

/** A type of CSL. */
export type Type = NonNullable<Publication['type']>;

// https://en.wikipedia.org/wiki/RIS_(file_format)#Type_of_reference; types without a CSL type become
// `document`.
const KINDS: readonly (readonly [type: Type, kinds: string])[] = [
  ['article-journal', 'JOUR EJOUR ABST INPR'],
  ['article-magazine', 'MGZN'],
  ['article-newspaper', 'NEWS'],
  ['book', 'BOOK WHOLE EBOOK EDBOOK CLSWK ANCIENT CTLG PAMP SER'],
  ['chapter', 'CHAP ECHAP'],
  ['dataset', 'DATA DBASE AGGR'],
  ['document', 'GEN ADVS ART BILL CASE CHART EQUA FIGURE GRNT HEAR ICOMM LEGAL MAP MULTI PCOMM STAT UNBILL'],
  ['entry-dictionary', 'DICT'],
  ['entry-encyclopedia', 'ENCYC'],
  ['manuscript', 'UNPB UNPD MANSCPT'],
  ['motion_picture', 'MPCT VIDEO'],
  ['paper-conference', 'CONF CPAPER'],
  ['patent', 'PAT'],
  ['periodical', 'JFULL'],
  ['post-weblog', 'BLOG'],
  ['report', 'RPRT GOVDOC'],
  ['software', 'COMP'],
  ['song', 'MUSIC SOUND'],
  ['speech', 'SLIDE'],
  ['standard', 'STAND'],
  ['thesis', 'THES'],
  ['webpage', 'ELEC WEB'],
];
const BY_KIND: ReadonlyMap<string, Type> = new Map(
  KINDS.flatMap(([type, kinds]) => kinds.split(' ').map((kind) => [kind, type] as const)),
);

/** Types of works that are no part of another one. */
export const WHOLE: ReadonlySet<Type | undefined> = new Set([
  'book',
  'report',
  'thesis',
  'patent',
  'standard',
]);

/** The CSL type of a reference; nothing if its type is unknown. */
export function typeOf(fields: RisFields): Type | undefined {
  return BY_KIND.get(kindOf(fields));
}

/** The type of a reference in RIS, such as `JOUR`. */
export function kindOf({ first }: RisFields): string {
  return first('TY').toUpperCase();
}

/** Whether a work is an article or a periodical, which volumes and issues number. */
export function isPart(type: Type | undefined): boolean {
  return type !== undefined && /^article|^periodical/.test(type);
}

/** Types for which the specification of 2011 uses `C3` for the proceedings and `T2` for the conference. */
export function isOfConference(type: Type | undefined): boolean {
  return type === 'paper-conference' || type === 'speech';
}
