/** The message if the script of the search cannot be loaded: into the page, or as the worker in which Pagefind runs. */
export const SCRIPT_MISSING =
  'Search could not be loaded: the connection failed, or the site has been updated since this page was opened. Reload the page to search.';

/**
 * Reloads a page of the site without caches: a cached page may name scripts that are out of date.
 */
export async function reloadFresh(address: string = location.href): Promise<void> {
  await fetch(address, { cache: 'reload' }).catch(() => undefined);
  if (address === location.href) location.reload();
  else location.assign(address);
}
