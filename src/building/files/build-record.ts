import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../commands/program.ts';
import { readRegularFile } from '../../commands/regular-file.ts';
import type { SiteFiles } from '../../output/site-files.ts';
import { hasCode } from '../../store/store-error.ts';

/** The file of a built site that says which version built it, and what the build reported. The same papers give the same bytes. */
export const BUILD_RECORD = 'broadsheet.json';

const count = z.int().min(0);
const recordSchema = z.object({
  /** The version of Broadsheet. */
  version: z.string(),
  papers: count,
  /** Files of the store that were left out, since they cannot be read. */
  problems: count,
  brokenFormulas: count,
  /** Pinned topics that do not exist. */
  unknownPins: count,
  /** Whether the site knows its address, so that it has feeds, a sitemap and share cards. */
  isAddressed: z.boolean(),
});

export type BuildRecord = z.output<typeof recordSchema>;

/** Adds the record of a build to its site. */
export async function writeBuildRecord(site: SiteFiles, facts: Omit<BuildRecord, 'version'>): Promise<void> {
  const record: BuildRecord = { version: await ownVersion(), ...facts };
  site.write(BUILD_RECORD, `${JSON.stringify(record, null, 2)}\n`);
}

/** The record of a built site; `undefined` if it has none, as builds of older versions do, or it is damaged. */
export async function readBuildRecord(folder: string): Promise<BuildRecord | undefined> {
  try {
    return recordSchema.safeParse(JSON.parse(readRegularFile(join(folder, BUILD_RECORD)).toString())).data;
  } catch (error) {
    if (hasCode(error, 'ENOENT') || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The version of this Broadsheet, in its `package.json`. */
export async function ownVersion(): Promise<string> {
  const text = await readFile(join(projectRoot, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
