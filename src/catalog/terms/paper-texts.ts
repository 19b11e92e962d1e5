import { toPlain } from '../../text/markdown/markdown.ts';
import type { CatalogPaper } from '../paper/catalog-paper.ts';
import { keyOf } from '../paper/derived-cache.ts';
import type { PaperSummary } from '../paper/paper-summary.ts';

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

/** A digest of the texts of a paper. */
export function digestOfTexts({
  title,
  abstract,
  keywords = [],
}: Pick<CatalogPaper, 'title' | 'abstract' | 'keywords'>): string {
  return keyOf(JSON.stringify([title, abstract, keywords]));
}

/** Reads the texts of papers. */
export interface TextSource {
  readonly textsOf: (paper: PaperSummary) => PaperTexts;
  /** A digest of the texts. Only a cache needs it. */
  readonly textDigestOf: (paper: PaperSummary) => string;
}

/** Reads texts from the records of papers. */
export function textSource(recordOf: (paper: PaperSummary) => CatalogPaper): TextSource {
  return {
    textsOf: (paper) => textsOf(recordOf(paper)),
    textDigestOf: (paper) => digestOfTexts(recordOf(paper)),
  };
}
