import type { SiteFiles } from '../../output/site-files.ts';
import { KindCounter, type KindStats } from './file-kinds.ts';

/** The size of a built site. */
export interface SiteStats {
  readonly pages: number;
  readonly files: number;
  readonly bytes: number;
  /** Files and bytes by kind, the kind with the most files first. */
  readonly kinds: readonly KindStats[];
  /** The largest file, by its path in the site; `undefined` if there is none. */
  readonly largest: { readonly path: string; readonly bytes: number } | undefined;
}

/** Counts the pages, files and bytes of a site. */
export function measureSite(site: SiteFiles): SiteStats {
  let [pages, files, bytes] = [0, 0, 0];
  let largest: SiteStats['largest'];
  const kinds = new KindCounter();
  for (const path of site.paths()) {
    files += 1;
    if (path.endsWith('.html')) pages += 1;
    const size = site.sizeOf(path);
    bytes += size;
    kinds.add(path, size);
    if (size > (largest?.bytes ?? -1)) largest = { path, bytes: size };
  }
  return { pages, files, bytes, kinds: kinds.kinds(), largest };
}

/**
 * The limits of common hosts.
 * https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits
 * https://developers.cloudflare.com/pages/platform/limits/
 * https://docs.gitlab.com/user/gitlab_com/#gitlab-pages
 */
const HOST_LIMITS = [
  { host: 'Cloudflare Pages (free)', files: 20_000, fileBytes: 25 * 2 ** 20 },
  { host: 'GitHub Pages', bytes: 1_000_000_000 },
  { host: 'GitLab Pages (gitlab.com)', files: 200_000, bytes: 1_000_000_000 },
] as const;

/** Warnings for a site of this size: the limits of hosts that it exceeds. */
export function warningsFor({ files, bytes, largest }: Omit<SiteStats, 'kinds'>): string[] {
  return HOST_LIMITS.flatMap((limit) => {
    const warnings: string[] = [];
    if ('files' in limit && files > limit.files)
      warnings.push(
        `${limit.host} takes ${formatNumber(limit.files)} files, this site has ${formatNumber(files)}.`,
      );
    if ('bytes' in limit && bytes > limit.bytes)
      warnings.push(`${limit.host} takes 1 GB, this site has ${formatBytes(bytes)}.`);
    if ('fileBytes' in limit && largest !== undefined && largest.bytes > limit.fileBytes)
      warnings.push(
        `${limit.host} takes files of up to ${formatBytes(limit.fileBytes)}, ${largest.path} has ${formatBytes(largest.bytes)}.`,
      );
    return warnings;
  });
}

/** A number of bytes for people: `12.3 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  let [value, unit] = [bytes, 0];
  while (value >= 1000 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1];
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit] ?? ''}`;
}

/** A number with separators of thousands: `20,000`. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat('en').format(value);
}
