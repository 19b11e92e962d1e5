import { type CslItem, type CslName, NUMBERED } from './csl-item.ts';
import { isOneRange, pageSpan } from './page-ranges.ts';
import { type RisType, risTypeOf } from './ris-types.ts';

type Field = readonly [tag: string, value: string | undefined];

/**
 * A citation as RIS (https://en.wikipedia.org/wiki/RIS_(file_format)): one value per line, lines end in CR
 * LF. It depends only on the item, so it also runs in the browser.
 */
export function toRis(item: CslItem): string {
  const fields: readonly Field[] = [
    ['TY', risTypeOf(item.type).type],
    ['ID', item.id],
    ['TI', item.title],
    ...(item.author ?? []).map((name): Field => ['AU', nameOf(name)]),
    ...datesOf(item),
    ...publishedAs(item),
    ['AN', item.archive_location ?? (item.archive === undefined ? undefined : item.number)],
    ['AN', item.PMID && `PMID:${item.PMID}`],
    ['DO', item.DOI],
    ['UR', item.URL],
    ...(item.keyword ?? '').split('; ').map((keyword): Field => ['KW', keyword]),
    ['N1', item.note],
    ['AB', item.abstract],
  ];
  const lines = fields
    .map(([tag, value = '']) => [tag, value.replace(/\s+/gu, ' ').trim()])
    .filter(([, value]) => value);
  return `${lines.map(([tag, value]) => `${tag}  - ${value}\r\n`).join('')}ER  - \r\n`;
}

/** A date without its day keeps the slashes, as the format requires: `2026/03//`. */
function datesOf({ issued }: CslItem): Field[] {
  const [year, month, day] = issued?.['date-parts'][0] ?? [];
  if (year === undefined) return [];
  const date = [String(year).padStart(4, '0'), pad(month), pad(day)];
  return [
    ['PY', date[0]],
    ['DA', month === undefined ? date[0] : `${date.join('/')}${day === undefined ? '/' : ''}`],
  ];
}

/** The tags of many fields depend on the type, as EndNote and Zotero read them. */
function publishedAs(item: CslItem): Field[] {
  const tags = risTypeOf(item.type);
  const [page, title] = [item.page, item['container-title']];
  const span = page !== undefined && isOneRange(page) ? pageSpan(page) : undefined;
  // Programs would take a hyphen within the first page for the one between first and last page.
  const isSpan = span !== undefined && !span.first.includes('-');
  return [
    ...(item.editor ?? []).map((name): Field => [tags.editor, nameOf(name)]),
    // Programs that do not know `C3` take the name of the conference as the title of the proceedings.
    ...(tags.container === 'C3' ? [['T2', item['event-title'] ?? title] as const] : []),
    [tags.container, title],
    [tags.series, item['collection-title']],
    ['VL', item.volume],
    ['IS', item.issue],
    ...numbersOf(item, tags),
    ['SP', isSpan ? span.first : page],
    ['EP', isSpan ? span.last : undefined],
    ['ET', item.edition],
    ['M3', item.genre ?? (item.type === 'article' && item.archive === undefined ? 'Preprint' : undefined)],
    ['PB', item.publisher],
    [tags.place, item['publisher-place']],
    [tags.eventPlace, item['event-place']],
    ['SN', item.ISBN],
    ['SN', item.ISSN],
  ];
}

function numbersOf(item: CslItem, tags: RisType): Field[] {
  const isArxiv = item.archive !== undefined && item.archive_location === undefined;
  const own = isArxiv ? undefined : item.number;
  return [
    ['C7', NUMBERED.has(item.type) ? undefined : own],
    [tags.number, NUMBERED.has(item.type) ? own : item['collection-number']],
  ];
}

/** `Last, First, Suffix`. The name of an organisation loses its commas, since they would split it. */
function nameOf(name: CslName): string {
  if (name.literal !== undefined) return name.literal.replace(/,/g, '');
  const family = [name['non-dropping-particle'], name.family].filter((part) => part !== undefined).join(' ');
  const { given = '', suffix } = name;
  return [family, ...(given || suffix ? [given] : []), ...(suffix ? [suffix] : [])].join(', ');
}

function pad(part: number | undefined): string {
  return part === undefined ? '' : String(part).padStart(2, '0');
}
