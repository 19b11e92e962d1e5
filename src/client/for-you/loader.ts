/**
 * Loads the script of the list. The script is not part of the page, because the page has to be readable
 * before it arrives.
 */
export function loadForYou(): void {
  const place = document.querySelector<HTMLElement>('#for-you');
  const url = place?.dataset.scriptUrl;
  if (!place || url === undefined) return;
  const script = document.createElement('script');
  script.src = url;
  script.addEventListener('error', () => {
    const problem = place.querySelector<HTMLElement>('#for-you-problem');
    if (problem === null) return;
    problem.textContent = FAILED;
    problem.hidden = false;
  });
  document.head.append(script);
}

const FAILED =
  'Your own order could not be loaded: the connection failed, or the site has been updated since this page was opened. Reload the page to see it. The days in their usual order are below.';
