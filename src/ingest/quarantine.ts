import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ZodError } from 'zod';
import { readRegularFile } from '../commands/regular-file.ts';
import type { Paper } from '../paper/schema.ts';
import type { Problem } from '../readers/reading/reader.ts';
import { writeFileAtomic } from '../store/atomic-write.ts';
import type { StoreError } from '../store/store-error.ts';

/** A record that could not become a paper, with its position in the input. */
export interface LocatedProblem extends Problem {
  readonly file: string;
  /** The bytes of an input that is not text. */
  readonly bytes?: Uint8Array;
}

const FOLDER = 'quarantine';
// The input itself is kept by its owner; a copy of a huge one would only fill the disk.
export const LARGEST_COPY = 16 * 2 ** 20;

/**
 * Writes a bad record to `quarantine/` in the content folder, with its position, the problem and a hint. The file name
 * depends on the record alone, so the same record is kept once.
 * @returns the path of the file, below the content folder.
 */
export async function quarantine(contentDir: string, problem: LocatedProblem): Promise<string> {
  const bytes = problem.bytes;
  const content = bytes ?? problem.raw;
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const source = (problem.file.split(/[\\/]/).at(-1) ?? '').replace(/[^A-Za-z0-9.-]+/g, '_').slice(0, 60);
  const path = `${FOLDER}/${source}.${problem.line}.${digest}.json`;
  const { file, line, column, message, hint } = problem;
  const record =
    content.length > LARGEST_COPY
      ? { omitted: `${content.length} characters; see the file itself` }
      : bytes === undefined
        ? { raw: problem.raw }
        : { encoding: 'base64', raw: Buffer.from(bytes).toString('base64') };
  const text = `${JSON.stringify({ file, line, column, message, hint, ...record }, null, 2)}\n`;
  const place = join(contentDir, path);
  if (textAt(place) !== text) await writeFileAtomic(place, text);
  return path;
}

/** The text of a note that is there already. */
function textAt(path: string): string | undefined {
  try {
    return readRegularFile(path).toString();
  } catch {
    return undefined;
  }
}

/** The problem of a paper that does not fit the schema: a defect of its reader, which must not stop other papers. */
export function invalidRecord(paper: Paper, error: ZodError, file: string): LocatedProblem {
  const [issue] = error.issues;
  const message = `The paper ${paper.id} does not fit: \`${issue?.path.join('.') ?? ''}\` ${issue?.message ?? ''}.`;
  const hint = 'Correct the record in the source. If it looks right, report this as a defect of the reader.';
  return { file, line: 1, column: 1, message, hint, raw: JSON.stringify(paper, null, 2) };
}

/** The problem of a record whose paper's file cannot be read, so that the two cannot be merged. */
export function unreadableFile(
  { file, line, column, message, hint }: StoreError,
  paper: Paper,
): LocatedProblem {
  return { file, line, column, message, hint, raw: JSON.stringify(paper, null, 2) };
}
