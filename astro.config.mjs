import { basename, join } from 'node:path';
import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
import sirv from 'sirv';
import { emptyCatalog } from './src/building/compilation/empty-catalog.ts';
import { keepCompiledPages } from './src/building/compilation/keep-compiled-pages.ts';
import { serveLiveCatalog } from './src/building/development/serve-live-catalog.ts';
import { assetStem } from './src/site/asset-names.ts';
import { accentNotice } from './src/site/colour/palette.ts';
import { environment } from './src/site/environment.ts';
import { loadSiteConfig } from './src/site/site.ts';
import { rehypePlugins, remarkPlugins } from './src/text/markdown/plugins.ts';

const config = loadSiteConfig();
const { url } = config;

export default defineConfig({
  ...(url !== undefined && { site: url }),
  outDir: environment.outDir,
  cacheDir: environment.cacheDir,
  trailingSlash: 'ignore',
  // A file per page needs no server that turns folders into pages, and works from a folder.
  build: { format: 'file', assets: 'assets', inlineStylesheets: 'never' },
  // 'jsx', the default, drops the space between inline elements on different lines.
  compressHTML: true,
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  integrations: [
    ...(environment.compiledDir === undefined ? [] : [keepCompiledPages(environment.compiledDir)]),
    {
      name: 'site.yaml',
      hooks: {
        'astro:config:done': ({ logger }) => {
          const notice = accentNotice(config.accent);
          if (notice !== undefined) logger.warn(notice);
        },
        // A build compiles the pages without papers, and renders them in its own processes.
        'astro:build:start': () => {
          globalThis.broadsheetCatalog = emptyCatalog;
        },
        // A build copies the owner's own files.
        'astro:server:setup': ({ server, logger }) => {
          serveLiveCatalog(server, environment.contentDir, (line) => logger.warn(line));
          server.middlewares.use(sirv(join(environment.contentDir, 'public'), { dev: true, dotfiles: true }));
        },
      },
    },
  ],
  markdown: {
    processor: unified({ remarkPlugins, rehypePlugins, gfm: false, smartypants: false }),
  },
  vite: {
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: {
        output: { assetFileNames: ({ names }) => `assets/${assetStem(names[0] ?? '')}.[hash][extname]` },
      },
    },
    // The addresses in pages are made relative when they are rendered; this does the same for the fonts that the style sheet names, which
    // stand beside it. `{ relative: true }` is ignored in a build for prerendering.
    experimental: {
      renderBuiltUrl: (file, { hostType }) => (hostType === 'css' ? basename(file) : undefined),
    },
  },
});
