import { parseAclId } from '../../paper/identifiers/identifiers.ts';
import type { Paper } from '../../paper/schema.ts';
import { arxivIdOf, citationUrl, doiUrl, workOf } from '../publication.ts';
import { namesOfType } from '../work-types.ts';
import { MAX_AUTHORS_IN_HEAD } from './citation-meta.ts';
import { orcidUrl } from './schema-person.ts';

/** A `<link>` element. */
export interface Signpost {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
}

/**
 * Links for programs (https://signposting.org/FAIR/): the address to cite, the types, the authors' ORCID iDs,
 * the licence, the PDF, and the metadata at the source.
 */
export function signposts(paper: Paper): Signpost[] {
  const { doi, license, links, authors = [], id } = paper;
  const cited = doi === undefined ? citationUrl(paper) : doiUrl(doi);
  const arxiv = arxivIdOf(paper);
  const orcids = authors
    .slice(0, MAX_AUTHORS_IN_HEAD)
    .flatMap(({ orcid }) => (orcid === undefined ? [] : [orcidUrl(orcid)]));
  return [
    ...(cited === undefined ? [] : [{ rel: 'cite-as', href: cited }]),
    { rel: 'type', href: 'https://schema.org/AboutPage' },
    { rel: 'type', href: `https://schema.org/${namesOfType(workOf(paper).type).schema}` },
    ...orcids.map((href) => ({ rel: 'author', href })),
    ...(license === undefined ? [] : [{ rel: 'license', href: license }]),
    ...(links?.pdf === undefined ? [] : [{ rel: 'item', href: links.pdf, type: 'application/pdf' }]),
    ...(arxiv === undefined ? [] : [atomOf(arxiv)]),
    ...(parseAclId(id) === id
      ? [{ rel: 'describedby', href: `https://aclanthology.org/${id}.bib`, type: 'application/x-bibtex' }]
      : []),
  ];
}

function atomOf(arxiv: string): Signpost {
  const href = `https://export.arxiv.org/api/query?id_list=${arxiv}`;
  return { rel: 'describedby', href, type: 'application/atom+xml' };
}
