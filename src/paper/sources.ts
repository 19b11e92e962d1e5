/** What a reader of the site should know of a source, and how far its text can be trusted when sources disagree. */
export interface SourceInfo {
  /** How the source is called in a sentence. */
  readonly label: string;
  readonly address?: string;
  /** Higher wins, field by field. */
  readonly rank: number;
}

const ARXIV = 'https://arxiv.org';

const SOURCES: Readonly<Record<string, SourceInfo>> = {
  'acl-xml': { label: 'ACL Anthology', address: 'https://aclanthology.org', rank: 80 },
  'arxiv-oai': { label: 'arXiv', address: ARXIV, rank: 70 },
  'arxiv-atom': { label: 'arXiv', address: ARXIV, rank: 65 },
  'arxiv-announcements': { label: 'arXiv announcements', address: ARXIV, rank: 60 },
  'arxiv-snapshot': { label: 'arXiv', address: ARXIV, rank: 55 },
  'csl-json': { label: 'a bibliography (CSL-JSON)', rank: 40 },
  bibtex: { label: 'a bibliography (BibTeX)', rank: 35 },
  ris: { label: 'a bibliography (RIS)', rank: 30 },
  'hf-paper': { label: 'Hugging Face', address: 'https://huggingface.co/papers', rank: 22 },
  'hf-daily': { label: 'Hugging Face Daily Papers', address: 'https://huggingface.co/papers', rank: 20 },
  listing: { label: 'a copied listing', rank: 10 },
};

/** What is known of a source by its name; a name that a person made up counts as least trusted. */
export function sourceInfo(name: string): SourceInfo {
  const known = Object.hasOwn(SOURCES, name) ? SOURCES[name] : undefined;
  return known ?? { label: name, rank: 0 };
}

/** The highest rank among a paper's sources. */
export function rankOf(sources: readonly string[]): number {
  return Math.max(0, ...sources.map((name) => sourceInfo(name).rank));
}
