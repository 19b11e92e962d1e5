import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Day } from '../paper/days.ts';
import { type Stamp, stampOf } from './fingerprint.ts';
import type { Findings, Tally } from './ingest-stats.ts';
import type { InputPath } from './inputs.ts';
import type { Volume } from './paper-entry.ts';

/** Under which circumstances an input says the same again. */
const circumstancesSchema = z.strictObject({
  path: z.string(),
  stamp: z.string(),
  /** The format that a person named. */
  format: z.exactOptional(z.string()),
  listed: z.exactOptional(z.string()),
  /** The list of removed papers, where there is one. */
  removed: z.exactOptional(z.string()),
  /** The day it was saved, where its reader makes something of that. */
  captured: z.exactOptional(z.string()),
});

const problemSchema = z.strictObject({
  file: z.string(),
  line: z.number(),
  column: z.number(),
  message: z.string(),
  hint: z.string(),
  quarantined: z.exactOptional(z.string()),
});

const findingsSchema = z.strictObject({
  read: z.number(),
  passedOver: z.record(z.string(), z.number()),
  problems: z.array(problemSchema),
  warnings: z.array(z.string()),
});

/** An input as the ledger holds it, with the path of the paper's file for each of its records. */
export const inputSchema = z.strictObject({
  ...circumstancesSchema.shape,
  ...findingsSchema.shape,
  papers: z.array(z.string()),
});
export type InputMemory = z.infer<typeof inputSchema>;

type Circumstances = z.infer<typeof circumstancesSchema>;

/** An input that has been read to its end, and the papers that its records are, one for each record. */
export interface KnownInput extends Findings {
  readonly circumstances: Circumstances;
  readonly volumes: readonly Volume[];
}

/** What a person said of the inputs, which may make them mean something else. */
export interface Said {
  readonly format: string | undefined;
  readonly listed: Day | undefined;
  /** The list of removed papers, empty where there is none. */
  readonly removed: string;
}

/**
 * The inputs that have been read, in this run and before. One that was read before need not be read again as long as it
 * and the files of all its papers are as they were left.
 */
export class KnownInputs {
  readonly #contentDir: string;
  readonly #said: Said;
  readonly #byPath = new Map<string, KnownInput>();

  /** @param volumeAt the paper whose file stands at a path below the content folder and is as the ledger knows it. */
  constructor(
    contentDir: string,
    said: Said,
    memories: readonly InputMemory[],
    volumeAt: (path: string) => Volume | undefined,
  ) {
    this.#contentDir = contentDir;
    this.#said = said;
    for (const { papers, read, passedOver, problems, warnings, ...circumstances } of memories) {
      const volumes = papers.map(volumeAt).filter((volume) => volume !== undefined);
      if (volumes.length < papers.length || stampOf(circumstances.path) !== circumstances.stamp) continue;
      this.#keep({ circumstances, read, passedOver, problems, warnings, volumes });
    }
  }

  /** What an input said before, where it would say the same again. */
  recall({ path }: InputPath, captured: Day): KnownInput | undefined {
    const known = this.#byPath.get(resolve(path));
    if (known === undefined) return undefined;
    const { circumstances, problems } = known;
    const sameSaid =
      circumstances.format === this.#said.format &&
      circumstances.listed === this.#said.listed &&
      (circumstances.removed ?? '') === this.#said.removed &&
      (circumstances.captured === undefined || circumstances.captured === captured);
    const allKept = problems.every(({ quarantined = '' }) => existsSync(join(this.#contentDir, quarantined)));
    return sameSaid && allKept ? known : undefined;
  }

  /** Notes what an input said. @param stamp its stamp from before it was read. */
  note(
    path: string,
    stamp: Stamp,
    captured: Day | undefined,
    { read, passedOver, problems, warnings, volumes }: Tally,
  ): void {
    const { format, listed, removed } = this.#said;
    const circumstances = {
      path: resolve(path),
      stamp,
      ...(format !== undefined && { format }),
      ...(listed !== undefined && { listed }),
      ...(removed !== '' && { removed }),
      ...(captured !== undefined && { captured }),
    };
    this.#keep({ circumstances, read, passedOver, problems, warnings, volumes });
  }

  #keep(known: KnownInput): void {
    this.#byPath.set(known.circumstances.path, known);
  }

  /** Everything for the ledger, in the order of the paths. */
  memories(): InputMemory[] {
    const known = [...this.#byPath.values()].sort((a, b) =>
      a.circumstances.path < b.circumstances.path ? -1 : 1,
    );
    return known.flatMap(({ circumstances, volumes, ...findings }) => {
      const papers = volumes.map((volume) => volume.final).filter(({ isInPlace }) => isInPlace);
      if (papers.length < volumes.length) return [];
      return [{ ...circumstances, ...findings, papers: papers.map(({ path = '' }) => path) }];
    });
  }
}
