import { htmlToPlain } from '../bibliography/html-fields.ts';
import { type PublicationParts, pagesFrom } from '../bibliography/publication.ts';
import type { RisFields } from './fields.ts';
import { isPart, type Type } from './types.ts';

/** The range may stand in `SP`, in `EP` or in both, and `EP` may have only the digits that differ. */
export function pagesOf({ first, all }: RisFields, type: Type | undefined): PublicationParts {
  const [start = '', end = ''] = [first('SP'), all('EP')[0]].map((page = '') => spanOf(page));
  const isNumbered = isPart(type) || type === 'paper-conference';
  const number = { articleNumber: isNumbered ? htmlToPlain(first('C7')) : '' };
  if (start === '' || end === '' || end === start || start.includes('-'))
    return { ...number, ...said(pagesFrom(start || end)) };
  const range = end.startsWith(`${start}-`) ? end : `${start}-${inFull(end, start)}`;
  return { ...number, ...said(pagesFrom(range)) };
}

/** One field of pages, with plain hyphens. */
function spanOf(written: string): string {
  const { pages, articleNumber } = pagesFrom(htmlToPlain(written));
  return articleNumber ?? pages ?? '';
}

function said(parts: PublicationParts): PublicationParts {
  return Object.values(parts).every((value) => value === '') ? {} : parts;
}

/** Completes an abbreviated last page: `131` for `123` and `31`. */
function inFull(end: string, start: string): string {
  const isShort = /^\d+$/.test(start) && /^\d+$/.test(end) && end.length < start.length;
  return isShort ? start.slice(0, -end.length) + end : end;
}
