import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Day } from '../paper/days.ts';
import { type Fingerprint, fingerprintOf } from './fingerprint.ts';
import type { IngestStats, InputStats } from './ingest-stats.ts';
import type { InputPath } from './inputs.ts';
import type { PaperEntry } from './matching/paper-entry.ts';

/** The key of an input. Inputs with equal keys yield the same records. */
const inputKeySchema = z.strictObject({
  path: z.string(),
  /** The fingerprint of the file. */
  stamp: z.string(),
  /** The format that `--format` names. */
  format: z.exactOptional(z.string()),
  listed: z.exactOptional(z.string()),
  /** The text of `removed.txt`, if there is one. */
  removed: z.exactOptional(z.string()),
  /** The day on which it was saved, if its reader uses that. */
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

const statsSchema = z.strictObject({
  read: z.number(),
  passedOver: z.record(z.string(), z.number()),
  problems: z.array(problemSchema),
  warnings: z.array(z.string()),
});

/** An input in the state file, with the path of the paper's file for each of its records. */
export const inputStateSchema = z.strictObject({
  ...inputKeySchema.shape,
  ...statsSchema.shape,
  papers: z.array(z.string()),
});
export type InputState = z.infer<typeof inputStateSchema>;

type InputKey = z.infer<typeof inputKeySchema>;

/** An input that has been read to its end, with the paper of each of its records. */
export interface CachedInput extends InputStats {
  readonly key: InputKey;
  readonly entries: readonly PaperEntry[];
}

/** Settings of the run that change how inputs are read. */
export interface InputSettings {
  readonly format: string | undefined;
  readonly listed: Day | undefined;
  /** The text of `removed.txt`, empty if there is none. */
  readonly removed: string;
}

/**
 * The inputs that have been read in this run and in earlier ones. An input need not be read again as long as it and the
 * files of all its papers are unchanged.
 */
export class InputCache {
  readonly #contentDir: string;
  readonly #settings: InputSettings;
  readonly #byPath = new Map<string, CachedInput>();

  /** @param unchangedAt finds the paper of a file that is unchanged, by its path below the content folder. */
  constructor(
    contentDir: string,
    settings: InputSettings,
    states: readonly InputState[],
    unchangedAt: (path: string) => PaperEntry | undefined,
  ) {
    this.#contentDir = contentDir;
    this.#settings = settings;
    for (const { papers, read, passedOver: skipped, problems, warnings, ...key } of states) {
      const entries = papers.map(unchangedAt).filter((entry) => entry !== undefined);
      if (entries.length < papers.length || fingerprintOf(key.path) !== key.stamp) continue;
      this.#set({ key, read, skipped, problems, warnings, entries });
    }
  }

  /** The cached result of an input; `undefined` if the input has to be read. */
  find({ path }: InputPath, captured: Day): CachedInput | undefined {
    const known = this.#byPath.get(resolve(path));
    if (known === undefined) return undefined;
    const { key, problems } = known;
    const hasSameSettings =
      key.format === this.#settings.format &&
      key.listed === this.#settings.listed &&
      (key.removed ?? '') === this.#settings.removed &&
      (key.captured === undefined || key.captured === captured);
    const areProblemsKept = problems.every(({ quarantined = '' }) =>
      existsSync(join(this.#contentDir, quarantined)),
    );
    return hasSameSettings && areProblemsKept ? known : undefined;
  }

  /** Caches the result of an input. @param fingerprint of the file, taken before it was read. */
  add(
    path: string,
    fingerprint: Fingerprint,
    captured: Day | undefined,
    { read, skipped, problems, warnings, entries }: IngestStats,
  ): void {
    const { format, listed, removed } = this.#settings;
    const key = {
      path: resolve(path),
      stamp: fingerprint,
      ...(format !== undefined && { format }),
      ...(listed !== undefined && { listed }),
      ...(removed !== '' && { removed }),
      ...(captured !== undefined && { captured }),
    };
    this.#set({ key, read, skipped, problems, warnings, entries });
  }

  #set(known: CachedInput): void {
    this.#byPath.set(known.key.path, known);
  }

  /** The inputs for the state file, sorted by path; only those whose papers have all been saved. */
  toState(): InputState[] {
    const inputs = [...this.#byPath.values()].sort((a, b) => (a.key.path < b.key.path ? -1 : 1));
    return inputs.flatMap(({ key, read, skipped, problems, warnings, entries }) => {
      const papers = entries.map((entry) => entry.survivor).filter(({ isSaved }) => isSaved);
      if (papers.length < entries.length) return [];
      const stats = { read, passedOver: skipped, problems, warnings };
      return [{ ...key, ...stats, papers: papers.map(({ path = '' }) => path) }];
    });
  }
}
