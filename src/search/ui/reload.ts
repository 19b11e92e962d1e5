/**
 * Reloads a page of the site without caches: a cached page may name scripts that are out of date.
 */
export async function reloadFresh(address: string = location.href): Promise<void> {
  await fetch(address, { cache: 'reload' }).catch(() => undefined);
  if (address === location.href) location.reload();
  else location.assign(address);
}
