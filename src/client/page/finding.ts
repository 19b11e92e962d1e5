/**
 * Loads the script of a search when a reader first turns to its box: on the search page to show results there, elsewhere
 * to show the first ones in a dialog. Until it has come, or where it cannot be had, the header's box leads to the search
 * page.
 */
export function findOnDemand(): void {
  const own = document.querySelector<HTMLFormElement>('#search-form');
  const form = own ?? document.querySelector<HTMLFormElement>('form.find[data-script-url]');
  const { scriptUrl } = form?.dataset ?? {};
  if (form === null || scriptUrl === undefined) return;
  let isLoaded = false;
  const load = () => {
    if (isLoaded) return;
    isLoaded = true;
    const script = document.createElement('script');
    script.src = scriptUrl;
    document.head.append(script);
  };
  const isFolder = location.protocol === 'file:';
  // What has been asked in the address is answered at once, and what cannot be done from a folder is said at once.
  if (own !== null && (location.search !== '' || isFolder)) load();
  // From a folder the index cannot be read.
  if (own === null && isFolder) return;
  for (const type of ['focusin', 'pointerover']) form.addEventListener(type, load, { once: true });
}
