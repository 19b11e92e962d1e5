import { lookUp } from '../tables/lookup.ts';

/** The label of a source on the site, and its rank when sources disagree. */
export interface SourceInfo {
  /** The name of the source within a sentence. */
  readonly label: string;
  readonly address?: string;
  /** The terms of use of its metadata. */
  readonly terms?: { readonly label: string; readonly address: string };
  /** Higher wins, field by field. */
  readonly rank: number;
}

const ARXIV = 'https://arxiv.org';

const ARXIV_TERMS = {
  label: 'metadata in the public domain, CC0',
  address: 'https://info.arxiv.org/help/license/index.html#metadata-license',
};
const HUGGING_FACE = 'https://huggingface.co/papers';
const HUGGING_FACE_TERMS = { label: 'terms', address: 'https://huggingface.co/terms-of-service' };

const SOURCES: Readonly<Record<string, SourceInfo>> = {
  'acl-xml': {
    label: 'ACL Anthology',
    address: 'https://aclanthology.org',
    terms: { label: 'terms', address: 'https://aclanthology.org/faq/copyright/' },
    rank: 80,
  },
  'arxiv-oai': { label: 'arXiv', address: ARXIV, terms: ARXIV_TERMS, rank: 70 },
  'arxiv-atom': { label: 'arXiv', address: ARXIV, terms: ARXIV_TERMS, rank: 65 },
  'arxiv-announcements': { label: 'arXiv announcements', address: ARXIV, terms: ARXIV_TERMS, rank: 60 },
  'arxiv-snapshot': { label: 'arXiv', address: ARXIV, terms: ARXIV_TERMS, rank: 55 },
  'csl-json': { label: 'a bibliography (CSL-JSON)', rank: 40 },
  bibtex: { label: 'a bibliography (BibTeX)', rank: 35 },
  ris: { label: 'a bibliography (RIS)', rank: 30 },
  'hf-paper': { label: 'Hugging Face', address: HUGGING_FACE, terms: HUGGING_FACE_TERMS, rank: 22 },
  'hf-daily': {
    label: 'Hugging Face Daily Papers',
    address: HUGGING_FACE,
    terms: HUGGING_FACE_TERMS,
    rank: 20,
  },
  listing: { label: 'a copied listing', rank: 10 },
};

/** A source by its name. A name that a person made up has the lowest rank. */
export function sourceInfo(name: string): SourceInfo {
  const known = lookUp(SOURCES, name);
  return known ?? { label: name, rank: 0 };
}

/** The highest rank among a paper's sources. */
export function rankOf(sources: readonly string[]): number {
  return Math.max(0, ...sources.map((name) => sourceInfo(name).rank));
}
