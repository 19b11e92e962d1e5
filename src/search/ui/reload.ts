/**
 * Loads a page anew, this one or another of the site's, past the caches that would give it as it was: what it says of its
 * scripts may be out of date.
 */
export async function reloadFresh(address: string = location.href): Promise<void> {
  await fetch(address, { cache: 'reload' }).catch(() => undefined);
  if (address === location.href) location.reload();
  else location.assign(address);
}
