import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../readers/reader.ts';
import { writeWhole } from '../store/whole.ts';

/** A record that could not become a paper, with where it came from. */
export interface LocatedProblem extends Problem {
  readonly file: string;
  /** The bytes, where they are no text. */
  readonly bytes?: Uint8Array;
}

const FOLDER = 'quarantine';
// The source file itself is still there; a copy of a huge one would only fill the disk.
export const LARGEST_COPY = 16 * 2 ** 20;

/**
 * Keeps a bad record under `quarantine/` in the content folder, with its place, what is wrong and what to do. The name
 * depends on the record alone, so that the same one is kept once.
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
  if ((await readFile(place, 'utf8').catch(() => undefined)) !== text) await writeWhole(place, text);
  return path;
}
