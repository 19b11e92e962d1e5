import { statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../commands/usage-error.ts';
import { digestOfFile, type FileRecord, stampsOf } from '../output/file-record.ts';
import { writeFileAtomic } from '../store/atomic-write.ts';
import { filesBelow } from '../store/folder-files.ts';

/** A file of a site: its path from the site's root, its size, and the SHA-256 of its bytes as 64 hexadecimal digits. */
const fileSchema = z.strictObject({
  path: z.string().min(1),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
});

export type SiteFile = z.infer<typeof fileSchema>;

/** The files of a site, sorted by path. A manifest is a file with a line of JSON for each of them. */
export type Manifest = readonly SiteFile[];

/**
 * The manifest of the site in a folder. Names with a dot in front belong to git, or to the next build, and are left out.
 * @param records what is known of files; those that are as recorded are not read.
 */
export async function manifestOf(
  folder: string,
  records: ReadonlyMap<string, FileRecord> = new Map(),
): Promise<Manifest> {
  const paths = (await filesBelow(folder)).filter((path) => !isOwn(path));
  return paths.map((path) => {
    const file = join(folder, path);
    const digest = recordedDigest(file, records.get(path)) ?? digestOfFile(file);
    return {
      path,
      bytes: statSync(file).size,
      sha256: Buffer.from(digest, 'base64url').toString('hex'),
    };
  });
}

function recordedDigest(file: string, record: FileRecord | undefined): string | undefined {
  const stamps = record && stampsOf(file);
  if (record === undefined || stamps === undefined) return undefined;
  const { size, changed, inode } = stamps;
  const isSame = size === record.size && changed === record.changed && inode === record.inode;
  return isSame ? record.digest : undefined;
}

/** Hosts read `.nojekyll` and `.well-known/`. */
function isOwn(path: string): boolean {
  return /^(?:\.git\/|\.broadsheet-files\.txt$|\.broadsheet\.)/u.test(path);
}

/** Writes a manifest whole or not at all. */
export async function writeManifest(file: string, manifest: Manifest): Promise<void> {
  await writeFileAtomic(file, manifest.map((each) => `${JSON.stringify(each)}\n`).join(''));
}

/**
 * Reads a manifest.
 * @throws {UsageError} if a line is no file of a site, so that nothing is deleted by mistake.
 */
export function parseManifest(text: string, name: string): Manifest {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new UsageError(`${name} was cut off: its last line is not complete.`, HINT);
  return lines.map((line, at) => {
    const parsed = fileSchema.safeParse(jsonOf(line));
    if (!parsed.success) throw new UsageError(`${name}:${at + 1}:1: This is not a line of a manifest.`, HINT);
    return parsed.data;
  });
}

const HINT = 'Make it again: npm run build -- --manifest FILE, or name the folder of the site.';

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
