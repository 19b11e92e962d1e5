import { loadScript } from './page/load-script.ts';

/**
 * Loads the script of a page that can be read before it arrives. The element that the script fills names it, and what to say
 * if it does not load, and where.
 */
async function loadPageScript(): Promise<void> {
  const { scriptUrl, failed, failedPlace } =
    document.querySelector<HTMLElement>('[data-failed]')?.dataset ?? {};
  if (scriptUrl === undefined) return;
  try {
    await loadScript(scriptUrl);
  } catch {
    const place = document.getElementById(failedPlace ?? '');
    if (place === null || failed === undefined) return;
    place.textContent = failed;
    place.hidden = false;
  }
}

void loadPageScript();
