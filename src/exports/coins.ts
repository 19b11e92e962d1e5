import type { Paper } from '../paper/schema.ts';
import { toPlain } from '../text/markdown.ts';
import { arxivIdOf, issuedOf, publicationOf } from './publication.ts';

// A list is no place for the three thousand authors of one paper, and half of them would be wrong.
const MOST_AUTHORS = 30;

// What a query may hold as it is: https://www.rfc-editor.org/rfc/rfc3986#section-3.4. Titles then are as they stand on the
// page, which compresses better.
const NEEDLESSLY_ESCAPED = /%(?:3A|2F|2C|28|29|3F)/gu;

/**
 * The paper as a ContextObject in a span (https://en.wikipedia.org/wiki/COinS), for lists: the value of the `title` attribute
 * of an element of the class `Z3988`. `undefined` for a paper with more than thirty authors.
 */
export function coins(paper: Paper): string | undefined {
  const { authors = [], doi } = paper;
  if (authors.length > MOST_AUTHORS) return undefined;
  const { kind, container } = publicationOf(paper);
  const [issued, arxiv, title] = [issuedOf(paper), arxivIdOf(paper), toPlain(paper.title)];
  const date = [issued?.year, issued?.month, issued?.day].filter((part) => part !== undefined);
  const format = { article: 'journal', conference: 'book', preprint: 'dc', other: 'dc' }[kind];
  const names = authors.map(({ name }) => name);
  const own: readonly (readonly [string, string])[] =
    format === 'dc'
      ? [
          ['rft.type', kind === 'preprint' ? 'preprint' : 'document'],
          ['rft.title', title],
          ...names.map((name) => ['rft.creator', name] as const),
        ]
      : [
          ['rft.genre', format === 'journal' ? 'article' : 'proceeding'],
          ['rft.atitle', title],
          [format === 'journal' ? 'rft.jtitle' : 'rft.btitle', container ?? ''],
          ...names.map((name) => ['rft.au', name] as const),
        ];
  return new URLSearchParams([
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', `info:ofi/fmt:kev:mtx:${format}`],
    ...own.map(([name, value]) => [name, value]),
    ...(date.length > 0 ? [['rft.date', date.map((part) => String(part).padStart(2, '0')).join('-')]] : []),
    ...(arxiv === undefined ? [] : [['rft_id', `info:arxiv/${arxiv}`]]),
    ...(doi === undefined ? [] : [['rft_id', `info:doi/${doi}`]]),
  ])
    .toString()
    .replaceAll(NEEDLESSLY_ESCAPED, decodeURIComponent);
}
