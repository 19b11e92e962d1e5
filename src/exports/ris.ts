import type { CslItem, CslName } from './csl-item.ts';

const TYPES = { article: 'UNPB', 'article-journal': 'JOUR', 'paper-conference': 'CONF', document: 'GEN' };

/**
 * A citation as RIS (https://en.wikipedia.org/wiki/RIS_(file_format)): one value a line, lines end in CR LF. It needs
 * nothing but the record, so it runs in the browser too.
 */
export function toRis(item: CslItem): string {
  const [year, month, day] = item.issued?.['date-parts'][0] ?? [];
  const date = [year, month, day]
    .filter((part) => part !== undefined)
    .map(pad)
    .join('/');
  const fields: readonly (readonly [tag: string, value: string | undefined])[] = [
    ['TY', TYPES[item.type]],
    ['ID', item.id],
    ['TI', item.title],
    ...(item.author ?? []).map((name) => ['AU', nameOf(name)] as const),
    ['PY', year === undefined ? '' : String(year).padStart(4, '0')],
    ['DA', date],
    ['T2', item['container-title']],
    ['VL', item.volume],
    ['AN', item.number],
    ['DO', item.DOI],
    ['UR', item.URL],
    ...(item.keyword ?? '').split('; ').map((keyword) => ['KW', keyword] as const),
    ['N1', item.note],
    ['AB', item.abstract],
  ];
  const lines = fields
    .map(([tag, value = '']) => [tag, value.replace(/\s+/gu, ' ').trim()])
    .filter(([, value]) => value);
  return `${lines.map(([tag, value]) => `${tag}  - ${value}\r\n`).join('')}ER  - \r\n`;
}

/** `Last, First, Suffix`; the name of an organisation has no commas, which would part it. */
function nameOf(name: CslName): string {
  if (name.literal !== undefined) return name.literal.replace(/,/g, '');
  const family = [name['non-dropping-particle'], name.family].filter((part) => part !== undefined).join(' ');
  const { given = '', suffix } = name;
  return [family, ...(given || suffix ? [given] : []), ...(suffix ? [suffix] : [])].join(', ');
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}
