import { readFile, stat } from 'node:fs/promises';
import type { ZodError } from 'zod';
import { type Day, today } from '../paper/days.ts';
import { type Paper, paperSchema } from '../paper/schema.ts';
import { type Input, InputError } from '../readers/input.ts';
import { inputFrom, openInput } from '../readers/opening.ts';
import type { Reader, Reading } from '../readers/reader.ts';
import { detectReader, readers } from '../readers/registry.ts';
import type { StoreError } from '../store/problem.ts';
import { readStore, sweepDrafts } from '../store/store.ts';
import type { InputPath } from './inputs.ts';
import { lockStore } from './lock.ts';
import { LARGEST_COPY, type LocatedProblem, quarantine } from './quarantine.ts';
import { countsOf, type Report } from './report.ts';
import { Shelf } from './shelf.ts';
import { writeShelf } from './writer.ts';

/** What to ingest, and how. */
export interface IngestOptions {
  readonly inputs: readonly InputPath[];
  readonly contentDir: string;
  /** The reader to use for every input, whatever it looks like. */
  readonly reader?: Reader | undefined;
  /** The day on which the inputs were saved; else the day that a file is named after, else today. */
  readonly captured?: Day | undefined;
  /** The edition of papers for which their source names none. */
  readonly listed?: Day | undefined;
  /** Reports what would be done, and writes nothing. */
  readonly dryRun?: boolean;
  /** Called after each record with the number of records so far. */
  readonly onProgress?: (records: number, file: string) => void;
}

// Small enough that a killed run loses little, large enough that papers are not written once per source.
const BATCH = 2000;

/**
 * Reads every input into the paper store. Bad records are set aside, good ones are written; nothing that a person wrote
 * is lost. A run that is killed leaves a valid store, and running again completes it.
 * @throws {UsageError} while another ingest works in the same store.
 */
export async function ingest(options: IngestOptions): Promise<Report> {
  const unlock = options.dryRun === true ? undefined : await lockStore(options.contentDir);
  try {
    const run = new Run(options);
    await run.loadStore();
    for (const input of options.inputs) await run.readInput(input);
    await run.flush();
    await run.finish();
    return run.report();
  } finally {
    await unlock?.();
  }
}

class Run {
  readonly #options: IngestOptions;
  readonly #shelf = new Shelf();
  readonly #problems: (LocatedProblem & { quarantined?: string })[] = [];
  readonly #warnings: string[] = [];
  readonly #unreadable = new Set<string>();
  /** How many records were no papers, by the reason. */
  readonly #passedOver = new Map<string, number>();
  #records = 0;
  #sinceFlush = 0;

  constructor(options: IngestOptions) {
    this.#options = options;
  }

  async loadStore(): Promise<void> {
    const { contentDir } = this.#options;
    await this.finish();
    const onProblem = (error: StoreError) => {
      this.#unreadable.add(error.file);
      this.#warnings.push(`${error.file}:${error.line}:${error.column}: ${error.message} ${error.hint}`);
    };
    for await (const entry of readStore(contentDir, onProblem)) this.#shelf.addStored(entry);
  }

  async readInput({ name, path }: InputPath): Promise<void> {
    const bytes = path === '-' ? await standardInput() : undefined;
    try {
      const input = bytes === undefined ? await openInput(name, path) : await inputFrom(name, bytes);
      await this.#readRecords(input, this.#readerFor(input));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const { message, hint } = error;
      this.#records++;
      const whole = bytes ?? (await wholeFile(path));
      await this.#setAside({ file: name, line: 1, column: 1, message, hint, raw: '', bytes: whole });
    }
  }

  #readerFor(input: Input): Reader {
    const reader = this.#options.reader ?? detectReader(input);
    if (reader !== undefined) return reader;
    const names = readers.map((one) => `${one.name} (${one.label})`).join(', ');
    throw new InputError('No reader recognises this file.', `Name its format with --format: ${names}.`);
  }

  async #readRecords(input: Input, reader: Reader): Promise<void> {
    const captured = this.#options.captured ?? input.day ?? today();
    for await (const reading of reader.read(input, { captured, listed: this.#options.listed })) {
      await this.#take(reading, input.name);
    }
  }

  async #take(reading: Reading, file: string): Promise<void> {
    this.#records++;
    if ('problem' in reading) return this.#setAside({ ...reading.problem, file });
    if ('passedOver' in reading) {
      this.#passedOver.set(reading.passedOver, (this.#passedOver.get(reading.passedOver) ?? 0) + 1);
      return;
    }
    const fit = paperSchema.safeParse(reading.paper);
    if (!fit.success) return this.#setAside(misfit(reading.paper, fit.error, file));
    for (const warning of reading.warnings ?? [])
      this.#warnings.push(`${file}: ${reading.paper.id}: ${warning}`);
    for (const said of this.#shelf.shelve(reading.paper)) this.#warnings.push(`${file}: ${said}`);
    this.#options.onProgress?.(this.#records, file);
    if (++this.#sinceFlush >= BATCH) await this.flush();
  }

  async #setAside(problem: LocatedProblem): Promise<void> {
    const quarantined =
      this.#options.dryRun === true ? undefined : await quarantine(this.#options.contentDir, problem);
    this.#problems.push({ ...problem, ...(quarantined !== undefined && { quarantined }) });
  }

  async flush(): Promise<void> {
    this.#sinceFlush = 0;
    if (this.#options.dryRun === true) return;
    for (const problem of await writeShelf(this.#options.contentDir, this.#shelf, this.#unreadable)) {
      await this.#setAside(problem);
    }
  }

  /** Leaves no drafts behind, neither this run's nor those of one that was killed. */
  async finish(): Promise<void> {
    if (this.#options.dryRun !== true) await sweepDrafts(this.#options.contentDir);
  }

  report(): Report {
    return {
      counts: countsOf(this.#shelf.volumes, {
        read: this.#records,
        passedOver: [...this.#passedOver.values()].reduce((sum, count) => sum + count, 0),
        quarantined: this.#problems.length,
      }),
      passedOver: Object.fromEntries(this.#passedOver),
      problems: this.#problems.map(({ raw: _, bytes: __, ...problem }) => problem),
      warnings: this.#warnings,
    };
  }
}

/** A reader has let something through that the store would refuse: a defect of the reader, never of the others' papers. */
function misfit(paper: Paper, error: ZodError, file: string): LocatedProblem {
  const [issue] = error.issues;
  const message = `The paper ${paper.id} does not fit: \`${issue?.path.join('.') ?? ''}\` ${issue?.message ?? ''}.`;
  const hint = 'Correct the record in the source. If it looks right, report this as a defect of the reader.';
  return { file, line: 1, column: 1, message, hint, raw: JSON.stringify(paper, null, 2) };
}

/** A copy of a file that no reader could read, unless it is so large that its own place has to do. */
async function wholeFile(path: string): Promise<Uint8Array> {
  const { size } = await stat(path);
  return size > LARGEST_COPY ? Buffer.from(`${size} bytes, left in their place`) : readFile(path);
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
