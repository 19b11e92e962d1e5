import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readRegularFile } from '../../commands/regular-file.ts';
import { UsageError } from '../../commands/usage-error.ts';
import { writeFileAtomic } from '../../store/atomic-write.ts';
import { parseChecked, stringifyChecked } from '../../store/checked-json.ts';
import { partName } from './part.ts';

/** The file in the folder of a part that describes it. It is written last, so that a folder without it is not complete. */
const MANIFEST_FILE = 'part.json';

/** The folders of a part: its pages, and its shards of the search index. */
export const PAGES_FOLDER = 'pages';
export const SHARDS_FOLDER = 'shards';

/** The file with the digests of the pages of a part. */
export const PAGES_STATE = 'pages.state';

const manifestSchema = z.strictObject({
  version: z.literal(1),
  number: z.int().positive(),
  of: z.int().positive(),
  /** A digest of papers, settings and code. The parts of one site have the same. */
  key: z.string(),
  /** The number of its pages, and the digests of the inputs of its shards. */
  pages: z.int().nonnegative(),
  shards: z.array(z.string().regex(/^\w[\w-]*$/u)),
});

export type PartManifest = z.infer<typeof manifestSchema>;

/** A part of a build in a folder. */
export interface BuiltPart extends PartManifest {
  readonly folder: string;
}

export async function writePartManifest(
  folder: string,
  manifest: Omit<PartManifest, 'version'>,
): Promise<void> {
  await writeFileAtomic(join(folder, MANIFEST_FILE), stringifyChecked({ version: 1, ...manifest }));
}

/** Whether a folder has a part that is complete. */
export function isPart(folder: string): boolean {
  return existsSync(join(folder, MANIFEST_FILE));
}

/**
 * Reads the parts in some folders.
 * @throws {UsageError} if a folder has no whole part, or if they are not all parts of one site.
 */
export function readParts(folders: readonly string[]): BuiltPart[] {
  const parts = folders.map(readPart).sort((one, other) => one.number - other.number);
  const [first] = parts;
  if (first === undefined) throw new UsageError('No parts are named.', 'npm run join -- part-1 part-2 …');
  for (const [at, part] of parts.entries()) {
    const former = parts[at - 1];
    if (part.of !== first.of)
      throw new UsageError(
        `${first.folder} is one of ${first.of} parts, and ${part.folder} one of ${part.of}.`,
        'Make all parts with the same number after the slash.',
      );
    if (former?.number === part.number)
      throw new UsageError(
        `The part ${partName(part)} is there twice: ${former.folder} and ${part.folder}.`,
        'Name one of them.',
      );
    if (part.key !== first.key)
      throw new UsageError(
        `${part.folder} is a part of another site than ${first.folder}.`,
        'Make all parts from the same papers, settings and version of Broadsheet, with the same options and the same version of Node.js.',
      );
  }
  const missing = Array.from({ length: first.of }, (_, at) => at + 1).filter(
    (number) => !parts.some((part) => part.number === number),
  );
  if (missing.length > 0)
    throw new UsageError(
      `${missing.length === 1 ? 'A part is' : 'Parts are'} missing: ${missing.map((number) => partName({ number, of: first.of })).join(', ')}.`,
      'Name the folders of all parts.',
    );
  return parts;
}

/**
 * Checks that parts were made from the papers, settings and code of this build.
 * @throws {UsageError}
 */
export function checkKey([first]: readonly BuiltPart[], key: string): void {
  if (first !== undefined && first.key !== key)
    throw new UsageError(
      `${first.folder} was made from other papers, settings or code than those that are here.`,
      'Join the parts in a checkout of the same commit, with the same options and the same version of Node.js.',
    );
}

function readPart(folder: string): BuiltPart {
  if (!isPart(folder))
    throw new UsageError(
      `${folder} is no complete part of a build.`,
      'Make it with npm run build -- --part 3/8 --out FOLDER.',
    );
  try {
    const text = readRegularFile(join(folder, MANIFEST_FILE)).toString();
    return { ...manifestSchema.parse(parseChecked(text)), folder };
  } catch {
    throw new UsageError(
      `${join(folder, MANIFEST_FILE)} is damaged, or another version of Broadsheet made it.`,
      'Make this part again.',
    );
  }
}
