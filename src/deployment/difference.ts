import type { Manifest, SiteFile } from './manifest.ts';

/** What a deployment has to do, so that a host has the new site in the place of the old one. */
export interface Difference {
  /** The files that are new or have changed. Pages come last, so that none asks for a file that is not there yet. */
  readonly uploads: readonly SiteFile[];
  /** The paths of files that are no longer there. They go after the uploads. */
  readonly deletions: readonly string[];
}

/** The difference between two sites. */
export function differenceOf(old: Manifest, current: Manifest): Difference {
  const before = new Map(old.map(({ path, sha256 }) => [path, sha256]));
  const now = new Set(current.map(({ path }) => path));
  const changed = current.filter(({ path, sha256 }) => before.get(path) !== sha256);
  const isPage = ({ path }: SiteFile) => path.endsWith('.html');
  return {
    uploads: [...changed.filter((file) => !isPage(file)), ...changed.filter(isPage)],
    deletions: old.flatMap(({ path }) => (now.has(path) ? [] : path)),
  };
}
