import type { CatalogPaper } from '../../src/catalog/paper/catalog-paper.ts';
import type { DerivedCache } from '../../src/catalog/paper/derived-cache.ts';
import type { PaperSummary } from '../../src/catalog/paper/paper-summary.ts';
import { textSource } from '../../src/catalog/terms/paper-texts.ts';
import { PhraseReader } from '../../src/catalog/terms/phrase-counts.ts';

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

export function titles(papers: readonly Pick<CatalogPaper, 'title'>[]): string[] {
  return papers.map(({ title }) => title);
}

/** A function that finds these papers by their ids. */
export function recordsOf(
  papers: readonly CatalogPaper[],
): (paper: Pick<PaperSummary, 'id'>) => CatalogPaper {
  const byId = new Map(papers.map((each) => [each.id, each]));
  return ({ id }) => {
    const record = byId.get(id);
    if (record === undefined) throw new Error(`There is no paper ${id}.`);
    return record;
  };
}

/** A reader of the phrases of these papers. */
export function phraseReader(papers: readonly CatalogPaper[], cache?: DerivedCache): PhraseReader {
  return new PhraseReader(textSource(recordsOf(papers)), cache);
}

/** A cache in memory. */
export function memoryCache(code = 'code'): DerivedCache & { readonly kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  return {
    code,
    kept,
    has: (key) => kept.has(key),
    get: (key) => kept.get(key),
    set: (key, content) => void kept.set(key, content),
  };
}
