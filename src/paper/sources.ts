/** What a reader of the site should know of a source, and how far its text can be trusted when sources disagree. */
export interface SourceInfo {
  /** How the source is called in a sentence. */
  readonly label: string;
  readonly address?: string;
  /** Higher wins, field by field. */
  readonly rank: number;
}

const SOURCES: Readonly<Record<string, SourceInfo>> = {
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
