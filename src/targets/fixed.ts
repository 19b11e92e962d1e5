import { worksOffline } from '../site/site.ts';
import { optionalPage, singlePage } from './target.ts';

// Pages and files that show nothing of the papers, but for the frame.

const nothing = () => ({});

export const notFoundRoute = singlePage('/404', nothing);
export const savedRoute = singlePage('/saved', nothing);
export const offlineRoute = optionalPage('/[offline]', { offline: 'offline' }, worksOffline, nothing);
export const notStoredRoute = optionalPage(
  '/[notStored]',
  { notStored: 'not-stored' },
  worksOffline,
  nothing,
);
export const manifestRoute = optionalPage(
  '/[manifest].webmanifest',
  { manifest: 'manifest' },
  worksOffline,
  nothing,
);
/** `robots.txt` names the sitemap, so there is none if the site has no address. */
export const robotsRoute = optionalPage(
  '/[robots].txt',
  { robots: 'robots' },
  ({ config }) => config.url !== undefined,
  nothing,
);
