import type { CslItem } from './csl-item.ts';
import { toRis } from './ris.ts';

/** A citation to copy or to save as a file. */
export interface CitationText {
  readonly text: string;
  readonly fileName: string;
  readonly mediaType: string;
}

/**
 * The three formats of one citation, made in the browser from data in the page: the BibTeX, which the page
 * shows so that it can be read without scripts, and the CSL-JSON item, from which RIS is made.
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
