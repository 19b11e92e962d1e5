import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRegularFile } from '../commands/regular-file.ts';
import { ingest } from '../ingest/ingest.ts';
import { findInputs } from '../ingest/inputs.ts';
import { paperFiles, readPaperFile, removeEmptyFolders, removePaperFile } from '../store/store.ts';

/** The sample's files in the inbox, each with a digest of its text. */
export type Manifest = Readonly<Record<string, string>>;

/** What clearing the sample takes away, and what it leaves to whoever changed it; paths below the content folder. */
export interface Clearing {
  readonly inbox: readonly string[];
  readonly papers: readonly string[];
  readonly kept: readonly string[];
}

/** A digest by which a sample file is known again. */
export function digestOfFile(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex').slice(0, 16);
}

/**
 * Finds what is the sample's and nobody else's: files in the inbox that are as they were shipped, and papers whose file
 * is, byte for byte, what the sample alone gives. Notes, pinned topics, any edit, and anything that another source has
 * added make a difference, and whatever differs is kept.
 */
export async function findSample(contentDir: string, manifest: Manifest): Promise<Clearing> {
  const inbox: string[] = [];
  const kept: string[] = [];
  for (const [name, digest] of Object.entries(manifest)) {
    const text = await textOf(join(contentDir, 'inbox', name));
    if (text !== undefined) (digestOfFile(text) === digest ? inbox : kept).push(`inbox/${name}`);
  }
  const own = await papersOf(contentDir, inbox);
  const papers: string[] = [];
  for (const path of await paperFiles(contentDir)) {
    const expected = own.get(path);
    if (expected !== undefined)
      ((await readPaperFile(contentDir, path)) === expected ? papers : kept).push(path);
  }
  return { inbox, papers, kept };
}

/** Takes away what {@link findSample} found. The inbox goes last, so that an interrupted run can be completed. */
export async function clearSample(contentDir: string, { papers, inbox }: Clearing): Promise<void> {
  for (const path of papers) await removePaperFile(contentDir, path);
  await removeEmptyFolders(contentDir, papers);
  for (const path of inbox) await rm(join(contentDir, path));
}

/** The digests of an inbox that holds the sample alone. */
export async function manifestOf(inbox: string): Promise<Manifest> {
  const names = (await findInputs(['.'], inbox)).map(({ name }) => name);
  const entries = names.map(
    async (name) => [name, digestOfFile(await readFile(join(inbox, name), 'utf8'))] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** The store that the sample's files alone give: the texts of its papers by their paths. */
async function papersOf(contentDir: string, files: readonly string[]): Promise<Map<string, string>> {
  const work = await mkdtemp(join(tmpdir(), 'broadsheet-sample-'));
  try {
    await ingest({ inputs: files.map((name) => ({ name, path: join(contentDir, name) })), contentDir: work });
    const paths = await paperFiles(work);
    return new Map(
      await Promise.all(paths.map(async (path) => [path, await readPaperFile(work, path)] as const)),
    );
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return readRegularFile(path).toString();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
