/** Loads the script of the page “Read offline” after the page, which can be read before it arrives. */
const place = document.querySelector<HTMLElement>('#offline');
const unable = document.querySelector<HTMLElement>('#offline-unable');
const url = place?.dataset.scriptUrl;

if (url !== undefined) {
  const script = document.createElement('script');
  script.src = url;
  script.addEventListener('error', () => {
    if (unable === null) return;
    unable.textContent =
      'The tools of this page could not be loaded: the connection failed, or the site has been updated since the page was opened. Reload the page.';
    unable.hidden = false;
  });
  document.head.append(script);
}
