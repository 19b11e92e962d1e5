import type { CslItem, CslName } from '../../exports/csl-item.ts';
import type { SavedPaper } from '../saved-paper.ts';
import { bibtexEntriesOf } from './bib-syntax.ts';
import { escapeTex } from './escape-tex.ts';
import { safeAddress, safeKey, safeSource } from './safe-entry.ts';
import { texToText } from './tex-text.ts';

/** Fields that this module adds, and that an earlier export may have added. */
const OWN = ['keywords', 'annote', 'x-saved-id'] as const;

/**
 * The BibTeX entry of a saved paper with the reader's tags as `keywords` and the notes as `annote`, which reference managers read.
 * `x-saved-id` has the id of a paper, because not every id is in the other fields. The entry may come from a file or a link of somebody
 * else, see {@link safeSource}. @param item the paper's CSL item with its key.
 */
export function bibtexEntry(paper: SavedPaper, item: CslItem): string {
  const [read] = bibtexEntriesOf(paper.bibtex ?? '');
  const entry = read === undefined ? madeEntry(item) : safeSource(read);
  const keywords = [...texToText(read?.fields.get('keywords') ?? '').split(/\s*[,;]\s*/u), ...paper.tags];
  const values = [
    [...new Set(keywords.filter(Boolean))].map(escapeTex).join(', '),
    escapeTex(paper.notes.trim() === '' ? '' : paper.notes),
    escapeTex(paper.id),
  ];
  const added = OWN.flatMap((name, at) => (values[at] ? [`  ${name} = {${values[at]}}`] : []));
  const own = `${withoutFields(entry.trim(), OWN).replace(/,?\s*\}$/u, '')},`;
  return `${own.replace(/\{[^,]*,/u, () => `{${safeKey(item.id)},`)}\n${added.join(',\n')}\n}\n`;
}

/** The entry without fields that stand on lines of their own, as Broadsheet and most programs write them. */
function withoutFields(entry: string, names: readonly string[]): string {
  return entry.replace(
    new RegExp(String.raw`,\s*(?:${names.join('|')})\s*=\s*\{(?:[^{}]|\{[^{}]*\})*\}`, 'giu'),
    '',
  );
}

function madeEntry({ id, title, author = [], issued, URL }: CslItem): string {
  const [year, month, day] = issued?.['date-parts'][0] ?? [];
  const fields = [
    ['title', `{${escapeTex(title)}}`],
    ['author', author.map(nameOf).join(' and ')],
    ['year', year],
    ['month', month],
    ['day', day],
    ['url', URL && safeAddress(URL)],
  ] as const;
  const lines = fields.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`  ${name} = {${value}}`],
  );
  return `@misc{${safeKey(id)},\n${lines.join(',\n')}\n}\n`;
}

function nameOf({ literal, family = '', given }: CslName): string {
  return literal === undefined
    ? [family, given].filter(Boolean).map(escapedPart).join(', ')
    : `{${escapeTex(literal)}}`;
}

function escapedPart(part: string | undefined): string {
  const text = escapeTex(part ?? '');
  return /,|\sand\s/iu.test(text) ? `{${text}}` : text;
}
