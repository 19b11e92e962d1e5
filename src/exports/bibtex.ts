import { citedName } from '../paper/names.ts';
import type { Author, Paper } from '../paper/schema.ts';
import { toLatex } from '../text/latex.ts';
import { fromPlain } from '../text/markdown.ts';
import { withCapitals } from './bibtex-title.ts';
import { citationKey, citationKeys } from './citation-key.ts';
import { addressOf, arxivIdOf, issuedOf, notesOf, publicationOf } from './publication.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TYPES = { article: 'article', conference: 'inproceedings', preprint: 'misc', other: 'misc' };
const CONTAINERS = {
  article: 'journal',
  conference: 'booktitle',
  preprint: undefined,
  other: 'howpublished',
};

/**
 * A paper as an entry of a BibTeX file (https://ctan.org/pkg/bibtex, arXiv's fields as in
 * https://info.arxiv.org/help/hypertex/bibstyles/), with a line feed at its end. Letters are UTF-8, which biber, BibTeX
 * under LaTeX since 2018 and reference managers read; only signs that mean something to TeX are escaped. Unknown things are
 * left out.
 */
export function toBibtex(paper: Paper, key = citationKey(paper)): string {
  const { kind, container, volume } = publicationOf(paper);
  const [issued, arxiv, field] = [issuedOf(paper), arxivIdOf(paper), CONTAINERS[kind]];
  const notes = notesOf(paper).map(latexOf).join('. ');
  const month = issued?.month === undefined ? undefined : MONTHS[issued.month - 1];
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    ['title', braced(withCapitals(toLatex(paper.title.replace(/\s+/gu, ' '))))],
    ['author', braced(paper.authors?.map(nameOf).join(' and\n            '))],
    [field ?? '', field && braced(container && latexOf(container))],
    ['volume', braced(volume)],
    ['year', braced(issued && String(issued.year))],
    ['month', month],
    ['eprint', braced(arxiv)],
    ['archivePrefix', arxiv && '{arXiv}'],
    ['eprinttype', arxiv && '{arXiv}'],
    ['primaryClass', braced(arxiv && paper.arxiv?.primary && latexOf(paper.arxiv.primary))],
    ['doi', braced(paper.doi && verbatim(paper.doi))],
    ['url', braced(verbatim(addressOf(paper) ?? ''))],
    ['note', braced(notes)],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === undefined || name === '' ? [] : [`  ${name} = ${value}`],
  );
  return `@${TYPES[kind]}{${key},\n${lines.join(',\n')}\n}\n`;
}

// A paper stands in the files of its day, its month and its topics.
const entries = new WeakMap<Paper, string>();

/** The papers as a BibTeX file, in their order, under keys that {@link citationKeys} makes. */
export function bibliography(papers: readonly Paper[]): string {
  const keys = citationKeys(papers);
  return papers.map((paper, index) => entryOf(paper, keys[index] ?? '')).join('\n');
}

function entryOf(paper: Paper, key: string): string {
  const entry = entries.get(paper) ?? toBibtex(paper, key);
  entries.set(paper, entry);
  return entry.replace(/\{[^,]*,/u, () => `{${key},`);
}

/** https://www.ctan.org/pkg/tamethebeast, section 11: `von Last, Jr, First`; braces make a name one piece. */
function nameOf(author: Author): string {
  const name = citedName(author);
  if ('literal' in name) return `{${latexOf(name.literal)}}`;
  const { given, particle, family, suffix } = name;
  // A word in lower case would be taken for a particle, behind a hyphen too.
  const isOne =
    /[\s-]\p{Ll}/u.test(family) || (given === undefined && /\s/u.test(family)) || /^others$/i.test(family);
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

function braced(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : `{${value}}`;
}

/** Addresses are read as they stand; only braces would end the field, and TeX's sign for comments is harmless here. */
function verbatim(address: string): string {
  return address.replace(/[{}\\\s]/gu, encodeURIComponent);
}
