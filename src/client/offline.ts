import { PackStore } from '../offline/packs/pack-store.ts';
import { offlineElements } from './offline/offline-elements.ts';
import { OfflinePage } from './offline/offline-page.ts';
import { siteRoot } from './page/site-root.ts';

/** Shows the page, or says that this browser stores nothing. */
async function start(): Promise<void> {
  const section = document.getElementById('offline');
  const unable = document.getElementById('offline-unable');
  if (section === null || unable === null) return;
  if (location.protocol === 'file:') {
    unable.textContent = 'This site is opened from a folder on this device, so it needs no network.';
    unable.hidden = false;
    return;
  }
  try {
    if (!('serviceWorker' in navigator) || !isSecureContext) throw new Error('There is no service worker.');
    const root = siteRoot().href;
    const store = await PackStore.open(root);
    const { language = 'en', dates = 'long' } = section.dataset;
    section.hidden = false;
    await new OfflinePage(root, store, offlineElements(), { language, dates }).start();
  } catch {
    section.hidden = true;
    unable.hidden = false;
  }
}

void start();
