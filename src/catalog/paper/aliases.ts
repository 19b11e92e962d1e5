import type { PaperSummary } from './paper-summary.ts';

/** The former ids of papers, each with its paper. A former id that another paper has now is left out. */
export function aliasesOf(papers: readonly PaperSummary[]): Map<string, PaperSummary> {
  const taken = new Set(papers.map(({ id }) => id));
  const aliases = new Map<string, PaperSummary>();
  for (const paper of papers) {
    for (const alias of paper.aliases ?? []) {
      if (!taken.has(alias) && !aliases.has(alias)) aliases.set(alias, paper);
    }
  }
  return aliases;
}
