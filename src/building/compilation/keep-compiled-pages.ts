import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import { z } from 'zod';

// This folder alone depends on how Astro 7.3 compiles pages: an entry `prerender-entry.*.mjs` in `.prerender`, which exports an
// app, and styles that the build hands to that app.

/** The folder of the compiled pages below that of a compilation. */
export const CODE_FOLDER = 'code';
/** The entry of the compiled pages, and their styles; below the folder of a compilation. */
export const PAGES_FILE = 'pages.json';

const styleSchema = z.looseObject({
  depth: z.number(),
  order: z.number(),
  sheet: z.looseObject({ type: z.string() }),
});

/** What the compiled pages need besides their code. `styles` has for each page the style sheets that Astro links in its head. */
export const compiledPagesSchema = z.strictObject({
  entry: z.string(),
  styles: z.array(z.tuple([z.string(), z.array(styleSchema)])),
});

export type CompiledPages = z.infer<typeof compiledPagesSchema>;

/** What Astro hands to the app of compiled pages. */
const internalsSchema = z.looseObject({
  pagesByKeys: z.map(z.string(), z.looseObject({ styles: z.array(styleSchema) })),
});

interface PagesApp {
  setInternals(internals: unknown): void;
}

/**
 * Lets Astro compile the pages and render only those of `/assets/`, whose files depend on code and settings alone. The compiled
 * pages are kept in `folder`.
 */
export function keepCompiledPages(folder: string): AstroIntegration {
  let codeFolder = '';
  return {
    name: 'keep-compiled-pages',
    hooks: {
      'astro:config:done': ({ config }) => {
        codeFolder = fileURLToPath(new URL('.prerender/', config.outDir));
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((prerenderer) => keepingPrerenderer(prerenderer, () => codeFolder, folder));
      },
    },
  };
}

function keepingPrerenderer(
  prerenderer: AstroPrerenderer,
  codeFolder: () => string,
  folder: string,
): AstroPrerenderer {
  let entry = '';
  let internals: unknown;
  return {
    ...prerenderer,
    name: 'keep-compiled-pages',
    setup: async () => {
      entry = await entryIn(codeFolder());
      const { app } = (await import(pathToFileURL(join(codeFolder(), entry)).href)) as { app: PagesApp };
      const setInternals = app.setInternals.bind(app);
      app.setInternals = (given) => {
        internals = given;
        setInternals(given);
      };
      await prerenderer.setup?.();
    },
    getStaticPaths: async () =>
      (await prerenderer.getStaticPaths()).filter(({ route }) =>
        route.component.startsWith('src/pages/assets/'),
      ),
    teardown: async () => {
      await prerenderer.teardown?.();
      await cp(codeFolder(), join(folder, CODE_FOLDER), { recursive: true });
      await mkdir(folder, { recursive: true });
      const { pagesByKeys } = internalsSchema.parse(internals);
      const styles = [...pagesByKeys].map(([key, page]): CompiledPages['styles'][number] => [
        key,
        page.styles,
      ]);
      await writeFile(join(folder, PAGES_FILE), JSON.stringify({ entry, styles } satisfies CompiledPages));
    },
  };
}

async function entryIn(folder: string): Promise<string> {
  const entry = (await readdir(folder)).find((name) => name.startsWith('prerender-entry'));
  if (entry === undefined)
    throw new Error(`Astro has written no entry of the compiled pages into ${folder}.`);
  return entry;
}
