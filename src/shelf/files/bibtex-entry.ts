import type { CslItem, CslName } from '../../exports/csl-item.ts';
import type { SavedPaper } from '../saved-paper.ts';
import { bibtexEntriesOf } from './bib-syntax.ts';

/** Fields that this module adds, and that an earlier export may have added. */
const OWN = ['keywords', 'annote', 'x-saved-id'] as const;

/**
 * The BibTeX entry of a saved paper with the reader's tags as `keywords` and the notes as `annote`, which reference managers read.
 * `x-saved-id` has the id of a paper, because not every id is in the other fields. @param item the paper's CSL item with its key.
 */
export function bibtexEntry(paper: SavedPaper, item: CslItem): string {
  const entry = paper.bibtex ?? madeEntry(item);
  const [read] = bibtexEntriesOf(entry);
  const keywords = [...(read?.fields.get('keywords')?.split(/\s*[,;]\s*/u) ?? []), ...paper.tags].filter(
    Boolean,
  );
  const values = [
    [...new Set(keywords)].map(escaped).join(', '),
    escaped(paper.notes.trim() === '' ? '' : paper.notes),
    escaped(paper.id),
  ];
  const added = OWN.flatMap((name, at) => (values[at] ? [`  ${name} = {${values[at]}}`] : []));
  const own = withoutFields(entry.trim(), OWN).replace(/,?\s*\}$/u, '');
  return `${own.replace(/\{[^,]*,/u, () => `{${item.id},`)},\n${added.join(',\n')}\n}\n`;
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
    ['title', `{${escaped(title)}}`],
    ['author', author.map(nameOf).join(' and ')],
    ['year', year],
    ['month', month],
    ['day', day],
    ['url', URL],
  ] as const;
  const lines = fields.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`  ${name} = {${value}}`],
  );
  return `@misc{${id},\n${lines.join(',\n')}\n}\n`;
}

function nameOf({ literal, family = '', given }: CslName): string {
  return literal === undefined
    ? [family, given].filter(Boolean).map(escapedPart).join(', ')
    : `{${escaped(literal)}}`;
}

function escapedPart(part: string | undefined): string {
  const text = escaped(part ?? '');
  return /,|\sand\s/iu.test(text) ? `{${text}}` : text;
}

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Plain text for a field in braces. The reader of this folder gives the same text back. */
function escaped(text: string): string {
  return text.replace(/[\\{}~^%&$#_]/gu, (sign) => SPECIAL[sign] ?? `\\${sign}`);
}
