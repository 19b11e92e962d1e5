import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import { z } from 'zod';
import { readCacheFile } from '../../store/cache/cache-file.ts';
import { parseChecked, stringifyChecked } from '../../store/checked-json.ts';

/** Moves a file from the staging folder into the output folder. `isNew`: there was none in its place. */
export type Move = readonly [kind: 'move', from: string, to: string, isNew: boolean];
/** Deletes a file of the output folder. */
export type Deletion = readonly [kind: 'delete', path: string];
export type Operation = Move | Deletion;

/** All that brings an output folder from one state to the next. Paths are from the staging folder and the output folder. */
export interface Journal {
  readonly version: 1;
  /** In this order. */
  readonly operations: readonly Operation[];
  /** The name of the staging folder, which is beside the journal. */
  readonly staging: string;
  /** The name of the folder with the state of the new site, which takes the place of the former one; empty if there is none. */
  readonly state: string;
}

const pathSchema = z
  .string()
  .min(1)
  .refine((path) => !isAbsolute(path) && !path.split(/[/\\]/u).includes('..'));
const journalSchema = z.object({
  version: z.literal(1),
  operations: z.array(
    z.union([
      z.tuple([z.literal('move'), pathSchema, pathSchema, z.boolean()]),
      z.tuple([z.literal('delete'), pathSchema]),
    ]),
  ),
  staging: pathSchema,
  state: z.string().regex(/^[\w.-]*$/u),
});

/** Writes a journal whole or not at all, and waits until it is on the disk. */
export function writeJournal(file: string, journal: Journal): void {
  const draft = `${file}.draft`;
  writeFileSync(draft, stringifyChecked(journal), { flush: true });
  renameSync(draft, file);
  syncFolder(dirname(file));
}

/** Reads a journal; `undefined` if there is none, or it is damaged. */
export function readJournal(file: string): Journal | undefined {
  const bytes = readCacheFile(file);
  if (bytes === undefined) return undefined;
  try {
    return journalSchema.parse(parseChecked(bytes.toString()));
  } catch {
    return undefined;
  }
}

/** Waits until the names in a folder are on the disk, on systems that can do so. */
function syncFolder(folder: string): void {
  try {
    const open = openSync(folder, 'r');
    try {
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
  } catch {
    // Windows does not open folders.
  }
}
