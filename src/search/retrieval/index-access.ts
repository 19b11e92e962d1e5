/** How a page reads the files of the index. */
export interface IndexAccess {
  /** Whether it works on pages that are opened from a folder. */
  readonly worksFromFolder: boolean;
  /** Like the browser's function; only for addresses below the folder of the index. */
  readonly fetch: typeof fetch;
  /** Loads a JavaScript module by its address. */
  readonly importModule: (address: string) => Promise<unknown>;
}

/** Reads them from the site's host. A function, because `fetch` may be replaced. */
export function hostAccess(): IndexAccess {
  return {
    worksFromFolder: false,
    fetch: window.fetch.bind(window),
    importModule: (address) => import(address),
  };
}
