import { toPlain } from '../../text/markdown/markdown.ts';
import type { CatalogPaper } from '../paper/catalog-paper.ts';

/** The texts of a paper from which terms are extracted, as plain text. */
export interface PaperTexts {
  readonly title: string;
  readonly abstract: string;
  readonly keywords: readonly string[];
}

// Most texts have no markup. Rendering takes longer than extracting terms, so texts without markup skip it.
const MARKUP = /[\\$*_`[\]<&~]/u;

/** The texts of a paper without their markup. */
export function textsOf({
  title,
  abstract,
  keywords = [],
}: Pick<CatalogPaper, 'title' | 'abstract' | 'keywords'>): PaperTexts {
  const plain = (markdown: string) => (MARKUP.test(markdown) ? toPlain(markdown) : markdown);
  return { title: plain(title), abstract: plain(abstract), keywords };
}
