import { citationTexts } from '../../exports/citation-texts.ts';
import type { SavedPaper } from '../saved-paper.ts';
import { bibtexEntry } from './bibtex-entry.ts';
import { cslOf, distinctNames } from './cited-paper.ts';
import { withoutControls } from './escape-tex.ts';

/** The papers as a file in one of the formats of reference managers. Tags become keywords; BibTeX and RIS have the notes too. */
export function bibliographyFile(papers: readonly SavedPaper[], format: 'bibtex' | 'ris' | 'csl'): string {
  const items = papers.map(cslOf);
  const ids = distinctNames(items.map(({ id }) => id));
  const entries = papers.map((paper, at) => {
    const item = { ...(items[at] ?? cslOf(paper)), id: ids[at] ?? '' };
    if (format === 'bibtex') return bibtexEntry(paper, item);
    if (format === 'csl') return item;
    const note = [item.note, paper.notes].filter(Boolean).join('\n');
    return citationTexts('', { ...item, ...(note !== '' && { note }) }).ris.text;
  });
  if (format === 'csl') return `${JSON.stringify(entries, undefined, 2)}\n`;
  return withoutControls(entries.join(format === 'ris' ? '\r\n' : '\n'));
}
