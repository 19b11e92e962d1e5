import type { Paper } from '../../paper/schema.ts';
import { type BibtexEntry, bibtexEntry } from './bibtex.ts';

// Entries differ by half of their size. For topics of thousands of papers the estimate is right to some three percent.
const SAMPLE = 300;

/** Some papers of a BibTeX file, evenly spread, by whose entries {@link estimateBytes} tells its size. */
export function sampleOf<P>(papers: readonly P[]): readonly P[] {
  const step = Math.max(1, papers.length / SAMPLE);
  return Array.from(
    { length: Math.min(papers.length, SAMPLE) },
    (_, at) => papers[Math.floor(at * step)],
  ).filter((paper) => paper !== undefined);
}

/** The entries of some of the papers that a page shows; see {@link sampleOf}. */
export function sampleEntries(views: readonly { readonly paper: Paper }[]): readonly BibtexEntry[] {
  return sampleOf(views).map(({ paper }) => bibtexEntry(paper));
}

/**
 * About how many bytes a BibTeX file has. To write all entries of a long list for that would take longer than the rest of its page.
 * @param papers the number of its papers.
 */
export function estimateBytes(sample: readonly BibtexEntry[], papers: number): number {
  // An empty line separates entries.
  const bytes = sample.reduce((sum, { text }) => sum + Buffer.byteLength(text) + 1, 0);
  return sample.length === 0 ? 0 : Math.round((bytes / sample.length) * papers);
}
