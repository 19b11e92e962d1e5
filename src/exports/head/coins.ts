import type { Paper } from '../../paper/schema.ts';
import { toPlain } from '../../text/markdown/markdown.ts';
import { pageSpan } from '../page-ranges.ts';
import { arxivIdOf, type CitedWork, issuedOf, workOf } from '../publication.ts';
import { namesOfType, placeOfType } from '../work-types.ts';

// Thousands of authors would make a list too large, and a part of them would be a wrong citation.
const MOST_AUTHORS = 30;

// Characters that a query may contain unescaped: https://www.rfc-editor.org/rfc/rfc3986#section-3.4. A title
// is then the same text as on the page, which compresses better.
const NEEDLESSLY_ESCAPED = /%(?:3A|2F|2C|28|29|3F)/gu;

/**
 * The paper as a ContextObject in a span (https://en.wikipedia.org/wiki/COinS), for lists: the value of the `title` attribute
 * of an element of the class `Z3988`. `undefined` for a paper with more than thirty authors.
 */
export function coins(paper: Paper): string | undefined {
  const { authors = [], doi } = paper;
  if (authors.length > MOST_AUTHORS) return undefined;
  const work = workOf(paper);
  const [issued, arxiv] = [issuedOf(paper), arxivIdOf(paper)];
  const date = [issued?.year, issued?.month, issued?.day].filter((part) => part !== undefined);
  const format = formatOf(work);
  const known: readonly (readonly [string, string | undefined])[] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', `info:ofi/fmt:kev:mtx:${format}`],
    ...titlesOf(work, toPlain(paper.title), format),
    ...authors.map(({ name }) => [format === 'dc' ? 'rft.creator' : 'rft.au', name] as const),
    ...(format === 'dc' ? [] : detailsOf(work, format)),
    ['rft.date', date.map((part) => String(part).padStart(2, '0')).join('-')],
    ['rft_id', arxiv && `info:arxiv/${arxiv}`],
    ['rft_id', doi && `info:doi/${doi}`],
    ['rft_id', work.pmid && `info:pmid/${work.pmid}`],
  ];
  return new URLSearchParams(known.flatMap(([name, value]) => (value ? [[name, value]] : [])))
    .toString()
    .replaceAll(NEEDLESSLY_ESCAPED, decodeURIComponent);
}

type Format = 'journal' | 'book' | 'dissertation' | 'dc';

function formatOf({ type }: CitedWork): Format {
  if (type === 'thesis') return 'dissertation';
  if (placeOfType(type) === 'periodical') return 'journal';
  return namesOfType(type).genre === undefined ? 'dc' : 'book';
}

function titlesOf(work: CitedWork, title: string, format: Format): [string, string | undefined][] {
  const { type, container } = work;
  const { genre, zotero } = namesOfType(type);
  if (format === 'dc') {
    return [
      ['rft.type', type === 'article' ? 'preprint' : zotero],
      ['rft.title', title],
      ['rft.publisher', work.publisher],
    ];
  }
  if (format === 'dissertation') return [['rft.title', title]];
  const isPart = placeOfType(type) !== 'none';
  return [
    ['rft.genre', genre],
    [isPart ? 'rft.atitle' : 'rft.btitle', title],
    [format === 'journal' ? 'rft.jtitle' : 'rft.btitle', isPart ? container : undefined],
  ];
}

/** The keys of https://web.archive.org/web/2020/http://ocoins.info/cobg.html; a thesis has only two. */
function detailsOf(work: CitedWork, format: Format): [string, string | undefined][] {
  if (format === 'dissertation') {
    return [
      ['rft.inst', work.school ?? work.publisher],
      ['rft.degree', work.genre],
    ];
  }
  const span = work.pages === undefined ? undefined : pageSpan(work.pages);
  return [
    ['rft.volume', work.volume],
    ['rft.issue', work.issue ?? (format === 'book' ? work.number : undefined)],
    ['rft.spage', span?.first],
    ['rft.epage', span?.last],
    ['rft.artnum', work.articleNumber],
    ['rft.series', format === 'book' ? work.series : undefined],
    ['rft.edition', work.edition],
    ['rft.pub', work.school ?? work.publisher],
    ['rft.place', work.place],
    ['rft.isbn', work.isbn],
    ['rft.issn', work.issn],
  ];
}
