import type { APIRoute } from 'astro';
import { urls } from '../catalog/urls/urls.ts';
import { APP_ICONS, APP_ICONS_FOLDER } from '../site/app-icons.ts';
import { site } from '../site/site.ts';
import { manifestRoute } from '../targets/fixed.ts';
import { pathsOf } from '../targets/page-inputs.ts';

/** The file that lets readers install the site. https://www.w3.org/TR/appmanifest/ */
export const getStaticPaths = () => pathsOf(manifestRoute);

/** Addresses are relative to the manifest, at the site's root. */
const here = (path: string) => `.${path}`;

export const GET: APIRoute = () => {
  const { name, description } = site();
  const manifest = {
    name,
    short_name: name,
    description,
    id: './',
    start_url: here(urls.home()),
    scope: './',
    display: 'standalone',
    background_color: '#fbf9f4',
    theme_color: '#fbf9f4',
    icons: APP_ICONS.map(({ file, size, purpose }) => ({
      src: here(`/${APP_ICONS_FOLDER}/${file}`),
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose,
    })),
    shortcuts: [
      { name: 'Today', url: here(urls.home()) },
      { name: 'Search', url: here(urls.search()) },
      { name: 'Saved', url: here(urls.saved()) },
    ],
  };
  return new Response(JSON.stringify(manifest), { headers: { 'Content-Type': 'application/manifest+json' } });
};
