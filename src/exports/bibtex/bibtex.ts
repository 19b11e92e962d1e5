import { citedName, isSuffix } from '../../paper/names/names.ts';
import type { Author, Paper } from '../../paper/schema.ts';
import { fromPlain } from '../../text/markdown/markdown.ts';
import { toLatex } from '../../text/markdown/to-latex.ts';
import { citationKey, citationKeys, type KeyedPaper, keyedPaper } from '../citation-key.ts';
import { pagesWith } from '../page-ranges.ts';
import { arxivIdOf, type CitedWork, citationUrl, issuedOf, notesOf, workOf } from '../publication.ts';
import { protectCapitals } from './title.ts';
import { type EntryKind, entryKindOf, genreNotImplied } from './types.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/**
 * The paper as an entry of a BibTeX file (https://ctan.org/pkg/bibtex, arXiv's fields as in
 * https://info.arxiv.org/help/hypertex/bibstyles/) that ends in a line feed. Letters are UTF-8, which biber,
 * BibTeX under LaTeX since 2018 and reference managers read; only characters that are special in TeX are
 * escaped. Unknown fields are left out.
 */
export function toBibtex(paper: Paper, key = citationKey(paper)): string {
  const work = workOf(paper);
  const kind = entryKindOf(work, arxivIdOf(paper) !== undefined);
  const fields = [...headFields(paper), ...workFields(work, kind), ...tailFields(paper)];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value}`]));
  return `@${kind.entry}{${key},\n${lines.join(',\n')}\n}\n`;
}

type Field = readonly [name: string, value: string | undefined];

function headFields({ title, authors }: Paper): Field[] {
  return [
    ['title', braced(protectCapitals(toLatex(title.replace(/\s+/gu, ' '))))],
    ['author', namesOf(authors)],
  ];
}

/** The fields of the container, the numbering and the publisher. */
function workFields(work: CitedWork, { entry, container, subtype, state, body }: EntryKind): Field[] {
  const { number, issue } = numbersOf(work, container === 'journal');
  return [
    ['editor', namesOf(work.editors)],
    [container, work.type === 'article' ? undefined : text(work.container)],
    ['entrysubtype', text(subtype)],
    ['pubstate', text(state)],
    ['series', text(work.series)],
    ['volume', text(work.volume)],
    ['number', text(number)],
    ['issue', text(issue)],
    ['edition', text(work.edition)],
    ['type', text(genreNotImplied(entry, work.genre))],
    ['pages', braced(work.pages && pagesIn(work.pages))],
    ['eid', text(work.articleNumber)],
    [body, list(work.school)],
    ['publisher', list(work.publisher)],
    ['address', list(work.place)],
    ['eventtitle', text(work.event)],
    ['venue', text(work.eventPlace)],
  ];
}

/**
 * In BibTeX `number` is the issue of a journal, or of proceedings that appear in issues; for books it is the
 * number within a series.
 */
function numbersOf({ number, issue }: CitedWork, isArticle: boolean): Pick<CitedWork, 'number' | 'issue'> {
  if (isArticle || number === undefined || issue === undefined) {
    const only = issue ?? number;
    return only === undefined ? {} : { number: only };
  }
  return { number, issue };
}

function tailFields(paper: Paper): Field[] {
  const { isbn, issn, pmid } = paper.publication ?? {};
  const [issued, arxiv] = [issuedOf(paper), arxivIdOf(paper)];
  return [
    ['year', text(issued && String(issued.year))],
    ['month', issued?.month === undefined ? undefined : MONTHS[issued.month - 1]],
    ['day', text(issued?.day === undefined ? undefined : String(issued.day))],
    ['isbn', text(isbn)],
    ['issn', text(issn)],
    ['eprint', braced(arxiv)],
    ['archivePrefix', arxiv && '{arXiv}'],
    ['eprinttype', arxiv && '{arXiv}'],
    ['primaryClass', text(arxiv && paper.arxiv?.primary)],
    ['pmid', text(pmid)],
    ['doi', braced(paper.doi && verbatim(paper.doi))],
    ['url', braced(verbatim(citationUrl(paper) ?? ''))],
    ['note', braced(notesOf(paper).map(latexOf).join('. '))],
  ];
}

/** A paper for a BibTeX file. It is made of the paper alone. */
export interface BibtexEntry extends KeyedPaper {
  /** What {@link toBibtex} returns. */
  readonly text: string;
}

// Cached, because a paper is in the files of its day, its month and its topics.
const entries = new WeakMap<Paper, BibtexEntry>();

export function bibtexEntry(paper: Paper): BibtexEntry {
  const known = entries.get(paper);
  if (known !== undefined) return known;
  const entry = { ...keyedPaper(paper), text: toBibtex(paper) };
  entries.set(paper, entry);
  return entry;
}

/** A BibTeX file of papers in their order, with keys from {@link citationKeys}. */
export function bibliography(papers: readonly BibtexEntry[]): string {
  const keys = citationKeys(papers);
  return papers.map(({ text }, index) => text.replace(/\{[^,]*,/u, () => `{${keys[index]},`)).join('\n');
}

/**
 * `von Last, Jr, First` (https://www.ctan.org/pkg/tamethebeast, section 11); BibTeX does not split a part in
 * braces.
 */
function nameOf(author: Author): string {
  const name = citedName(author);
  if ('literal' in name) return `{${latexOf(name.literal)}}`;
  const { given, particle, family, suffix } = name;
  // BibTeX reads a word in lower case as a particle, also after a hyphen. Programs take `Example Sample, Ii` for a printed name with a suffix.
  const isOne =
    /[\s-]\p{Ll}/u.test(family) ||
    (/\s/u.test(family) && (given === undefined || isSuffix(given))) ||
    /^others$/i.test(family);
  const last =
    (particle === undefined ? '' : `${particle} `) + (isOne ? `{${latexOf(family)}}` : latexOf(family));
  if (given === undefined) return suffix === undefined ? last : `{${last} ${suffix}}`;
  const first = /,|\sand\s/iu.test(given) ? `{${latexOf(given)}}` : latexOf(given);
  return [last, ...(suffix === undefined ? [] : [suffix]), first].join(', ');
}

function latexOf(plain: string): string {
  return /^(?:[\p{L}\p{M}\p{N} .’]|([-',])(?!\1))*$/u.test(plain)
    ? plain
    : toLatex(fromPlain([plain])).replace(/\s+/gu, ' ');
}

function namesOf(authors: readonly Author[] | undefined): string | undefined {
  return braced(authors?.map(nameOf).join(' and\n            '));
}

function text(plain: string | undefined): string | undefined {
  return braced(plain && latexOf(plain));
}

/**
 * Joins the first and last page with TeX's dash `--`. {@link latexOf} escapes each part alone, because it
 * would separate the two hyphens.
 */
function pagesIn(pages: string): string {
  return pagesWith(pages, '\0').split('\0').map(latexOf).join('--');
}

/** biblatex splits publishers and places at `and`; a second pair of braces prevents that. */
function list(plain: string | undefined): string | undefined {
  return /\sand\s/iu.test(plain ?? '') ? braced(text(plain)) : text(plain);
}

function braced(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : `{${value}}`;
}

/**
 * `url` and `doi` are verbatim fields, in which `%` is harmless. Braces would end the field, and TeX reads `^^5c` as a backslash wherever
 * it stands, so they are percent-encoded.
 */
function verbatim(address: string): string {
  return address.replace(/[{}\\\s^]/gu, encodeURIComponent);
}
