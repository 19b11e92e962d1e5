/** The address of the site's root: a host, or a disk, may have several sites. From the link of the site's name in the header. */
export function siteRoot(): URL {
  const home = document.querySelector<HTMLAnchorElement>('a.name');
  return new URL('.', home?.href ?? location.href);
}
