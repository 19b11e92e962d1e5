import type { CatalogPaper } from '../../src/catalog/paper/catalog-paper.ts';

let made = 0;

/** A made-up paper; what a test does not care about is filled in. */
export function paper(fields: Partial<CatalogPaper> = {}): CatalogPaper {
  made += 1;
  return {
    id: `paper-${made}`,
    title: `Title ${made}`,
    sources: ['listing'],
    abstract: '',
    notes: '',
    ...fields,
  };
}

export function titles(papers: readonly CatalogPaper[]): string[] {
  return papers.map(({ title }) => title);
}
