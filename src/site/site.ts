import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Showable, SiteConfig } from './config.ts';
import { readSiteConfig, type SiteConfigFile } from './config-file.ts';
import { contentFile, environment } from './environment.ts';
import { readSettingsText } from './yaml-file.ts';

/** The site's configuration: `site.yaml`, with the address that the command line said in place of its `url`. */
export function loadSiteConfig(): SiteConfig {
  const { config } = readSiteFile(contentFile('site.yaml'));
  return environment.siteUrl === undefined ? config : { ...config, url: environment.siteUrl };
}

/**
 * Reads the `site.yaml` at `path`, and the files that it names; the defaults where there is none.
 * @throws {ConfigError} that names every mistake.
 */
export function readSiteFile(path: string | undefined): SiteConfigFile {
  if (path === undefined) return readSiteConfig('', 'site.yaml');
  const name = shownPath(path);
  const folder = dirname(path);
  return readSiteConfig(readSettingsText(path, name), name, (file) => {
    const own = join(folder, file);
    return existsSync(own) && statSync(own).isFile() ? readFileSync(own) : undefined;
  });
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

/** A path as messages name it: from the folder in which the command was typed, where it is below that. */
export function shownPath(path: string): string {
  const short = relative(process.env.INIT_CWD ?? process.cwd(), path);
  return short.startsWith('..') ? path : short;
}
