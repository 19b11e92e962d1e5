import { readLostAddress } from './page/not-found-address.ts';

// The script is in the folder `assets` below the site's root, so its URL gives the root under any base path.
const { currentScript } = document;
if (currentScript instanceof HTMLScriptElement) void help(new URL('..', currentScript.src));

/** Fills the search box with words of the address that was not found, and adds a link to the paper that it may mean. */
async function help(root: URL): Promise<void> {
  const { pathname } = location;
  const path = pathname.startsWith(root.pathname) ? pathname.slice(root.pathname.length) : pathname.slice(1);
  const { query, ids, arxivId } = readLostAddress(path);
  const box = document.querySelector<HTMLInputElement>('#find-lost');
  if (box !== null && box.value === '') box.value = query;
  const place = document.querySelector<HTMLElement>('#lost-paper');
  if (place === null) return;
  for (const id of ids) {
    const url = new URL(`papers/${id.replace('/', '_')}.html`, root);
    if (url.pathname === pathname || !(await isThere(url))) continue;
    show(place, 'You may be looking for ', url.href, `paper ${id}`);
    return;
  }
  if (arxivId !== undefined) {
    const address = `https://arxiv.org/abs/${arxivId}`;
    show(place, 'This site does not have the paper; arXiv may have it as ', address, `arXiv:${arxivId}`);
  }
}

async function isThere(url: URL): Promise<boolean> {
  try {
    return (await fetch(url, { method: 'HEAD' })).ok;
  } catch {
    return false;
  }
}

function show(place: HTMLElement, before: string, address: string, words: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.textContent = words;
  place.replaceChildren(before, link, '.');
}
