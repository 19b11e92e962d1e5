import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Showable, SiteConfig } from './config.ts';
import { parseSiteConfig } from './config-file.ts';
import { contentFile, environment } from './environment.ts';

/** The site's configuration: `site.yaml`, with the address that the command line said in place of its `url`. */
export function loadSiteConfig(): SiteConfig {
  const path = contentFile('site.yaml');
  const config =
    path === undefined
      ? parseSiteConfig('', 'site.yaml')
      : parseSiteConfig(readFileSync(path, 'utf8'), shown(path), (file) =>
          existsSync(join(dirname(path), file)),
        );
  return environment.siteUrl === undefined ? config : { ...config, url: environment.siteUrl };
}

let loaded: SiteConfig | undefined;

/** The configuration of the site that is being built, read once. */
export function site(): SiteConfig {
  loaded ??= loadSiteConfig();
  return loaded;
}

/** Whether pages show something; the one place that they ask, so that the owner's choice holds everywhere. */
export function shows(part: Showable): boolean {
  return site().show[part];
}

function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
}
