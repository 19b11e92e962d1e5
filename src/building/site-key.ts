import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { encodeListed } from '../store/snapshot/listed-paper.ts';
import type { Snapshot } from '../store/snapshot/snapshot.ts';
import { WORD_VECTORS_FILE } from '../vectors/model/model-file.ts';
import { compilationKey } from './compilation/compilation-key.ts';
import { settingsFile } from './configuration.ts';
import type { ContentStamps } from './content-stamps.ts';
import type { BuildOptions } from './options.ts';

/** The folders of the content folder that a build reads besides the papers; its settings are read by their names. */
export const CONTENT_FOLDERS = ['public', 'digest'];

/** Files of settings that are no part of the compiled pages. */
const SETTINGS = ['topics.yaml', WORD_VECTORS_FILE];

/**
 * A digest of papers, code, settings and options, which is the same on every machine. The owner's own files are not in it: they are copied
 * as they are.
 */
export async function sourcesDigest(
  options: BuildOptions,
  snapshot: Pick<Snapshot, 'papers'>,
): Promise<string> {
  const { contentDir, outDir, siteUrl, isPortable = false } = options;
  const key = createHash('sha256');
  const pages = { contentDir, outDir, cacheDir: '', isPortable, ...(siteUrl !== undefined && { siteUrl }) };
  key.update(`${await compilationKey(pages)} ${snapshot.papers.length}`);
  for (const name of SETTINGS) {
    const file = settingsFile(contentDir, name);
    key.update(`\0${name}\0`);
    // Word vectors that are no file are left out.
    if (file !== undefined && statSync(file).isFile()) key.update(readFileSync(file));
  }
  for (const paper of snapshot.papers) key.update(`${encodeListed(paper)}\n`);
  return key.digest('base64url');
}

/**
 * A digest of all that a site is made from: the papers, the code, the settings and the files that they name, the owner's own files, and
 * the options. If it is the same as in the former build, so is the site.
 */
export async function siteKey(
  options: BuildOptions,
  snapshot: Pick<Snapshot, 'papers'>,
  stamps: ContentStamps,
): Promise<string> {
  const key = createHash('sha256');
  key.update(JSON.stringify([await sourcesDigest(options, snapshot), options.contentDir]));
  for (const line of stamps.lines) key.update(`\0${line}`);
  return key.digest('base64url');
}
