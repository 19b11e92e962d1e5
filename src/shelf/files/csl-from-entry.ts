import type { CslItem, CslTexts } from '../../exports/csl-item.ts';
import { lookUp } from '../../tables/lookup.ts';
import { known } from '../saved-paper.ts';
import type { BibEntry } from './bib-syntax.ts';
import type { EntryName } from './entry-names.ts';

const TYPES: Readonly<Record<string, CslItem['type']>> = {
  article: 'article-journal',
  book: 'book',
  incollection: 'chapter',
  inbook: 'chapter',
  inproceedings: 'paper-conference',
  conference: 'paper-conference',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  thesis: 'thesis',
  techreport: 'report',
  report: 'report',
  online: 'webpage',
  dataset: 'dataset',
  software: 'software',
};

/** What is read from an entry already. */
interface ReadEntry {
  readonly title: string;
  readonly authors: readonly EntryName[];
  readonly field: (name: string) => string | undefined;
}

function typeOf(entry: string): CslItem['type'] | undefined {
  return lookUp(TYPES, entry);
}

/** The CSL-JSON item of a BibTeX entry: enough to cite it in the other formats. */
export function cslFromEntry({ type, key }: BibEntry, { title, authors, field }: ReadEntry): CslItem {
  const [, year, month] = /^(\d{4})(?:-(\d\d))?/u.exec(field('date') ?? field('year') ?? '') ?? [];
  const parts = [year, month ?? (/^\d{1,2}$/u.test(field('month') ?? '') ? field('month') : undefined)];
  const date = parts.filter((part) => part !== undefined).map(Number);
  const url = field('url');
  const texts: { [Key in keyof CslTexts]: string | undefined } = {
    'container-title': field('journal') ?? field('journaltitle') ?? field('booktitle'),
    volume: field('volume'),
    issue: type === 'article' ? field('number') : undefined,
    page: field('pages')?.replace(/[-–]+/u, '–'),
    publisher: field('publisher') ?? field('school') ?? field('institution'),
    DOI: field('doi'),
    URL: url !== undefined && /^https?:\/\//iu.test(url) ? url : undefined,
  };
  return {
    id: key || 'paper',
    type: typeOf(type) ?? (field('eprint') === undefined ? 'document' : 'article'),
    title,
    ...(authors.length > 0 && { author: authors.map((each) => each.parts) }),
    ...(date.length > 0 && { issued: { 'date-parts': [date] } }),
    ...known(texts),
  };
}
