import { citedName } from '../paper/names.ts';
import type { Author, Paper } from '../paper/schema.ts';
import { toPlain } from '../text/markdown.ts';
import { citationKey } from './citation-key.ts';
import type { CslItem, CslName } from './csl-item.ts';
import { addressOf, arxivIdOf, issuedOf, notesOf, publicationOf } from './publication.ts';

const TYPES = {
  article: 'article-journal',
  conference: 'paper-conference',
  preprint: 'article',
  other: 'document',
} as const;

/** The paper as an item of CSL-JSON; what is not known is left out. */
export function toCsl(paper: Paper): CslItem {
  const { kind, container, volume } = publicationOf(paper);
  const [issued, arxiv, url, notes] = [issuedOf(paper), arxivIdOf(paper), addressOf(paper), notesOf(paper)];
  const abstract = toPlain(paper.abstract);
  return {
    id: citationKey(paper),
    type: TYPES[kind],
    title: toPlain(paper.title),
    ...(paper.authors && { author: paper.authors.map(nameOf) }),
    ...(issued && {
      issued: {
        'date-parts': [[issued.year, issued.month, issued.day].filter((part) => part !== undefined)],
      },
    }),
    ...(container !== undefined && kind !== 'preprint' && { 'container-title': container }),
    ...(volume !== undefined && { volume }),
    ...(arxiv !== undefined && { number: `arXiv:${arxiv}`, archive: 'arXiv' }),
    ...(paper.doi !== undefined && { DOI: paper.doi }),
    ...(url !== undefined && { URL: url }),
    ...(paper.keywords && paper.keywords.length > 0 && { keyword: paper.keywords.join('; ') }),
    ...(notes.length > 0 && { note: notes.join('. ') }),
    ...(abstract !== '' && { abstract }),
  };
}

function nameOf(author: Author): CslName {
  const name = citedName(author);
  if ('literal' in name) return name;
  const { particle, ...rest } = name;
  return { ...rest, ...(particle !== undefined && { 'non-dropping-particle': particle }) };
}
