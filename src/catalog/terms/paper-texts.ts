import { toPlain } from '../../text/markdown/markdown.ts';
import type { CatalogPaper } from '../paper/catalog-paper.ts';

/** What is read of a paper to find its terms, as plain text. */
export interface PaperTexts {
  readonly title: string;
  readonly abstract: string;
  readonly keywords: readonly string[];
}

// Most texts hold no markup, and setting the others takes longer than all that is done with their words.
const MARKUP = /[\\$*_`[\]<&~]/u;

/** The texts of a paper without their markup. */
export function textsOf({ title, abstract, keywords = [] }: CatalogPaper): PaperTexts {
  const plain = (markdown: string) => (MARKUP.test(markdown) ? toPlain(markdown) : markdown);
  return { title: plain(title), abstract: plain(abstract), keywords };
}
