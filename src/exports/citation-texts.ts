import type { CslItem } from './csl-item.ts';
import { toRis } from './ris.ts';

/** A citation to copy or to keep as a file. */
export interface CitationText {
  readonly text: string;
  readonly fileName: string;
  readonly mediaType: string;
}

/**
 * The three formats of one citation, made in the browser of what the page holds: the BibTeX, which is shown in the page so
 * that it can be read without a script, and the record in CSL-JSON, of which RIS is made.
 */
export function citationTexts(bibtex: string, item: CslItem): Record<'bibtex' | 'ris' | 'csl', CitationText> {
  const file = (text: string, ending: string, mediaType: string): CitationText => ({
    text,
    fileName: `${item.id}.${ending}`,
    mediaType,
  });
  return {
    bibtex: file(bibtex, 'bib', 'application/x-bibtex'),
    ris: file(toRis(item), 'ris', 'application/x-research-info-systems'),
    csl: file(`${JSON.stringify([item], undefined, 2)}\n`, 'json', 'application/vnd.citationstyles.csl+json'),
  };
}
