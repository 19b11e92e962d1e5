import { z } from 'zod';

/** A paper, and how a researcher who does not know it would describe it. */
export interface DescribedPaper {
  readonly id: string;
  /** A sentence or a question. */
  readonly sentence: string;
  /** Three sentences. */
  readonly request: string;
}

const schema = z.object({ id: z.string(), sentence: z.string(), request: z.string() });

/** Reads a file of described papers, one a line in JSON. @throws {Error} for a line of another form. */
export function readRequests(text: string): DescribedPaper[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => schema.parse(JSON.parse(line)));
}
