/** The folders that the build of the pages reads and writes; absolute paths. */
export interface PagesOptions {
  readonly contentDir: string;
  readonly outDir: string;
  readonly cacheDir: string;
  /** The file of the snapshot of the papers; none if no papers are read. */
  readonly snapshot?: string;
  readonly siteUrl?: string;
  /** Whether the pages are for a portable copy. */
  readonly isPortable?: boolean;
}

/** Names of `import.meta.env`; environment variables with these names would change the pages. */
const RESERVED_VARIABLES = ['NODE_ENV', 'MODE', 'DEV', 'PROD', 'SSR', 'BASE_URL', 'SITE', 'ASSETS_PREFIX'];

/** The environment of a process that builds pages or cards; `src/site/environment.ts` reads it. */
export function environmentFor(options: PagesOptions): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !RESERVED_VARIABLES.includes(name))),
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
    BROADSHEET_CONTENT: options.contentDir,
    BROADSHEET_OUT: options.outDir,
    BROADSHEET_CACHE: options.cacheDir,
    ...(options.snapshot !== undefined && { BROADSHEET_SNAPSHOT: options.snapshot }),
    ...(options.siteUrl !== undefined && { BROADSHEET_SITE: options.siteUrl }),
    ...(options.isPortable === true && { BROADSHEET_PORTABLE: '1' }),
  };
}

/** The pages could not be built; the message ends with the output of the process that failed. */
export class PagesError extends Error {
  override readonly name = 'PagesError';
}
