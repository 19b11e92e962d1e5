import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The size of a built site. */
export interface SiteStats {
  readonly pages: number;
  readonly files: number;
  readonly bytes: number;
}

/** Counts a folder's pages, files and bytes. */
export async function measureSite(folder: string): Promise<SiteStats> {
  let [pages, files, bytes] = [0, 0, 0];
  for await (const entry of await opendir(folder, { recursive: true })) {
    if (!entry.isFile()) continue;
    files += 1;
    if (entry.name.endsWith('.html')) pages += 1;
    bytes += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return { pages, files, bytes };
}

/** The limits of common hosts. */
const HOST_LIMITS = [
  { host: 'Cloudflare Pages (free)', files: 20_000 },
  { host: 'GitHub Pages', bytes: 1_000_000_000 },
] as const;

/** Warnings for a site of this size: the limits of hosts that it exceeds. */
export function warningsFor({ files, bytes }: SiteStats): string[] {
  return HOST_LIMITS.flatMap((limit) => {
    if ('files' in limit && files > limit.files)
      return [
        `${limit.host} takes ${formatNumber(limit.files)} files, this site has ${formatNumber(files)}.`,
      ];
    if ('bytes' in limit && bytes > limit.bytes)
      return [`${limit.host} takes 1 GB, this site has ${formatBytes(bytes)}.`];
    return [];
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
