import { createHash, hash } from 'node:crypto';
import type { SiteFiles } from '../../output/site-files.ts';
import { PACKS_FOLDER, type PackInfo, type PackKind } from '../packs/pack-manifest.ts';
import type { PackCache } from './pack-cache.ts';

type PackFiles = Pick<SiteFiles, 'keepSame' | 'write'>;

/**
 * Adds a pack. One that the former site has, as a record in the cache tells, is not read.
 * @param parts all that the pack is made from, but for the code.
 */
export async function addPack(
  site: PackFiles,
  kind: PackKind,
  parts: readonly string[],
  make: () => Promise<Uint8Array>,
  cache: PackCache,
): Promise<PackInfo> {
  const key = hash('sha256', JSON.stringify(parts));
  const record = await cache.get(['pack', kind, key], async () =>
    Buffer.from(JSON.stringify(infoOf(kind, await cache.get([key], make)))),
  );
  // The same code wrote it, and the cache has checked it.
  const info = JSON.parse(Buffer.from(record).toString()) as PackInfo;
  if (site.keepSame(`${PACKS_FOLDER}/${info.file}`, inBase64Url(info.sha256))) cache.keep([key]);
  else writePack(site, kind, await cache.get([key], make));
  return info;
}

/** Adds a pack with this content. */
export function writePack(site: PackFiles, kind: PackKind, content: Uint8Array): PackInfo {
  const info = infoOf(kind, content);
  site.write(`${PACKS_FOLDER}/${info.file}`, content);
  return info;
}

function infoOf(kind: PackKind, content: Uint8Array): PackInfo {
  const digest = createHash('sha256').update(content).digest();
  const file = `${kind}-${digest.toString('hex').slice(0, 16)}.pack`;
  return { kind, file, bytes: content.length, sha256: digest.toString('base64') };
}

function inBase64Url(base64: string): string {
  return Buffer.from(base64, 'base64').toString('base64url');
}
