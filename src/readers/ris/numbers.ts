import { htmlToPlain } from '../bibliography/html-fields.ts';
import { isbnIn, issnIn, type PublicationParts } from '../bibliography/publication.ts';
import type { RisFields } from './fields.ts';
import { isPart, type Type, WHOLE } from './types.ts';

// Types with a genre in `M3`. In articles and chapters, EndNote and others write the reference type or a DOI
// there.
const WITH_GENRE: ReadonlySet<Type | undefined> = new Set([
  'thesis',
  'report',
  'patent',
  'manuscript',
  'document',
  'software',
  'dataset',
  'speech',
  'webpage',
  'standard',
]);

/** Volume, issue, number and genre. A thesis may have its genre in the tag for the volume. */
export function numbersOf({ first }: RisFields, type: Type | undefined): PublicationParts {
  const line = (...tags: readonly string[]) => htmlToPlain(first(...tags));
  const [volume, issue, genre] = [line('VL'), line('IS', 'CP'), WITH_GENRE.has(type) ? line('M3') : ''];
  const isKind = type === 'thesis' && !/\d/.test(volume);
  if (isPart(type) || type === undefined) return { volume, issue };
  if (type === 'paper-conference') return { volume, issue, number: line('SV') };
  const number = isbnIn(first('SN')) === '' && issnIn(first('SN')) === '' ? line('SN') : '';
  return {
    volume: isKind ? '' : volume,
    number: line('SV') || issue || (WHOLE.has(type) ? number : '') || withoutArxiv(line('M1')),
    genre: genre.startsWith('10.') ? '' : genre || (isKind ? volume : ''),
  };
}

function withoutArxiv(value: string): string {
  return /arxiv/i.test(value) ? '' : value;
}
