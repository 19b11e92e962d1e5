import type { Catalog } from './catalog.ts';

declare global {
  /** Who serves or compiles the pages sets it. Pages are other modules than those around them, so that they share nothing else. */
  var broadsheetCatalog: (() => Promise<Catalog>) | undefined;
}

/** The catalog of the papers as they are now, in the development server; an empty one while pages are compiled. Built pages get their inputs from elsewhere. */
export function currentCatalog(): Promise<Catalog> {
  if (globalThis.broadsheetCatalog === undefined)
    throw new Error(
      'A page asks for the catalog, and no development server runs. Builds give pages their inputs.',
    );
  return globalThis.broadsheetCatalog();
}
