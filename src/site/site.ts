import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { readRegularFile } from '../commands/regular-file.ts';
import type { Showable, SiteConfig } from './config.ts';
import { readSiteConfig, type SiteConfigFile } from './config-file.ts';
import { contentFile, environment } from './environment.ts';
import { readSettingsText } from './yaml-file.ts';

/**
 * The site's configuration: `site.yaml`. An address from the command line replaces its `url`. A portable copy has no address, and so
 * no feeds, and needs no network.
 */
export function loadSiteConfig(): SiteConfig {
  const { config } = readSiteFile(contentFile('site.yaml'));
  if (environment.isPortable) {
    const { url: _, subscribers, ...others } = config;
    return { ...others, subscribers: { perHour: subscribers.perHour } };
  }
  return environment.siteUrl === undefined ? config : { ...config, url: environment.siteUrl };
}

/**
 * Reads the `site.yaml` at `path`, and the files that it names. Returns the defaults if `path` is
 * `undefined`.
 * @throws {ConfigError} that lists all mistakes.
 */
export function readSiteFile(path: string | undefined): SiteConfigFile {
  if (path === undefined) return readSiteConfig('', 'site.yaml');
  const name = shownPath(path);
  const folder = dirname(path);
  return readSiteConfig(readSettingsText(path, name), name, (file) => {
    const own = join(folder, file);
    return existsSync(own) && statSync(own).isFile() ? readRegularFile(own) : undefined;
  });
}

/** The address of the site of which this build is a portable copy; `undefined` for other builds, and if it has none. */
export function originalUrl(): string | undefined {
  return environment.isPortable ? readSiteFile(contentFile('site.yaml')).config.url : undefined;
}

let loaded: SiteConfig | undefined;

/** The configuration of the site that is being built, read once. */
export function site(): SiteConfig {
  loaded ??= loadSiteConfig();
  return loaded;
}

/** Whether the owner wants pages to show a part. All pages ask here, so that the choice holds everywhere. */
export function shows(part: Showable): boolean {
  return site().show[part];
}

/** Whether the site works without a network. A portable copy needs none, and browsers allow it no service worker. */
export function worksOffline(): boolean {
  return site().offline && !environment.isPortable;
}

/** A path for messages: relative to the folder in which the command was typed, if it is below that folder. */
export function shownPath(path: string): string {
  const short = relative(process.env.INIT_CWD ?? process.cwd(), path);
  return short.startsWith('..') ? path : short;
}
