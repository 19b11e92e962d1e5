import { type Day, today } from '../paper/days.ts';
import { paperSchema } from '../paper/schema.ts';
import { dayInName, type Input, InputError } from '../readers/reading/input.ts';
import { inputFrom, openInput } from '../readers/reading/open-input.ts';
import type { Reader, Reading } from '../readers/reading/reader.ts';
import { detectReader, readers } from '../readers/registry.ts';
import { sweepDrafts } from '../store/store.ts';
import { StoreError } from '../store/store-error.ts';
import { stampOf } from './fingerprint.ts';
import { type Ledger, readLedger, writeLedger } from './ingest-state.ts';
import { Tally } from './ingest-stats.ts';
import { KnownInputs } from './input-cache.ts';
import { type InputPath, standardInput, wholeFile } from './inputs.ts';
import { type LoadedStore, loadStore } from './load-store.ts';
import { lockStore } from './lock.ts';
import type { Shelf } from './paper-index.ts';
import { type LocatedProblem, misfit, quarantine, unreadable } from './quarantine.ts';
import { REMOVED_FILE, type RemovedPapers, readRemovedPapers } from './removed-papers.ts';
import { countsOf, type Report } from './report.ts';
import { settle } from './resolve-pending.ts';
import { writeShelf } from './write-loaded.ts';

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
 * is lost. A run that is killed leaves a valid store, and running again completes it. Inputs that were read before, and
 * whose papers nobody has touched since, are not read again.
 * @throws {UsageError} while another ingest works in the same store.
 */
export async function ingest(options: IngestOptions): Promise<Report> {
  const { contentDir, inputs, dryRun = false } = options;
  const unlock = dryRun ? undefined : await lockStore(contentDir);
  try {
    // What a run that was killed left half-written.
    if (!dryRun) await sweepDrafts(contentDir);
    const ledger = await readLedger(contentDir);
    const removed = await readRemovedPapers(contentDir);
    const run = new Run(options, ledger, await loadStore(contentDir, ledger), removed);
    await run.dropRemoved();
    for (const input of inputs) await run.take(input);
    await run.settle();
    await run.flush();
    if (!dryRun) await run.writeLedger();
    return run.report();
  } finally {
    if (!dryRun) await sweepDrafts(contentDir);
    await unlock?.();
  }
}

class Run {
  readonly #options: IngestOptions;
  readonly #shelf: Shelf;
  readonly #ledger: Ledger;
  readonly #known: KnownInputs;
  readonly #unreadable: ReadonlySet<string>;
  readonly #removed: RemovedPapers;
  /** Of the whole run; the inputs have tallies of their own. */
  readonly #total = new Tally();
  #sinceFlush = 0;
  #isSettling = false;

  constructor(
    options: IngestOptions,
    ledger: Ledger,
    { shelf, remembered, unreadable }: LoadedStore,
    removed: RemovedPapers,
  ) {
    const { contentDir, reader, listed } = options;
    const said = { format: reader?.name, listed, removed: removed.text };
    this.#options = options;
    this.#shelf = shelf;
    this.#ledger = ledger;
    this.#removed = removed;
    this.#known = new KnownInputs(contentDir, said, ledger.inputs, (path) => remembered.get(path));
    this.#unreadable = new Set(unreadable.map(({ file }) => file));
    for (const { file, line, column, message, hint } of unreadable)
      this.#total.warnings.push(`${file}:${line}:${column}: ${message} ${hint}`);
  }

  /** Takes the papers that are listed as removed out of the store, where nothing in their files is a person's. */
  async dropRemoved(): Promise<void> {
    for (const volume of this.#shelf.volumes) {
      if (!this.#removed.hasAny(volume.keys, volume.titles)) continue;
      const isDropped = await this.#shelf.drop(volume);
      if (isDropped) {
        this.#total.warnings.push(`${volume.path}:1:1: It was removed, since ${REMOVED_FILE} lists it.`);
        continue;
      }
      const what = `It is on the list ${REMOVED_FILE}, but a person wrote in its file, so it was left.`;
      this.#total.warnings.push(
        `${volume.path}:1:1: ${what} Remove the file, or write \`hidden: true\` in it.`,
      );
    }
  }

  async take(input: InputPath): Promise<void> {
    const captured = this.#options.captured ?? dayInName(input.name) ?? today();
    const known = this.#known.recall(input, captured);
    if (known === undefined) return this.#readInput(input, captured);
    for (const volume of known.volumes) volume.records++;
    this.#total.add(known);
    this.#options.onProgress?.(this.#total.read, input.name);
  }

  async #readInput({ name, path }: InputPath, captured: Day): Promise<void> {
    const bytes = path === '-' ? await standardInput() : undefined;
    const stamp = bytes === undefined ? stampOf(path) : undefined;
    const tally = new Tally();
    try {
      const input = bytes === undefined ? await openInput(name, path) : await inputFrom(name, bytes);
      const reader = this.#readerFor(input);
      const options = { captured, listed: this.#options.listed };
      for await (const reading of reader.read(input, options)) await this.#takeReading(reading, name, tally);
      if (tally.read === 0 && reader.mayBeEmpty !== true) {
        const what = `No paper was found in it; it was read as ${reader.label}.`;
        tally.warnings.push(`${name}:1:1: ${what} Name another format with --format if it is one.`);
      }
      const dated = reader.datesByCapture === true ? captured : undefined;
      if (stamp !== undefined) this.#known.note(path, stamp, dated, tally);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const { message, hint } = error;
      tally.read++;
      const whole = bytes ?? (await wholeFile(path));
      await this.#setAside({ file: name, line: 1, column: 1, message, hint, raw: '', bytes: whole }, tally);
    }
    this.#total.add(tally);
  }

  #readerFor(input: Input): Reader {
    const reader = this.#options.reader ?? detectReader(input);
    if (reader !== undefined) return reader;
    const names = readers.map((one) => `${one.name} (${one.label})`).join(', ');
    throw new InputError('No reader recognises this file.', `Name its format with --format: ${names}.`);
  }

  async #takeReading(reading: Reading, file: string, tally: Tally): Promise<void> {
    tally.read++;
    if ('problem' in reading) return this.#setAside({ ...reading.problem, file }, tally);
    if ('passedOver' in reading) return tally.passOver(reading.passedOver);
    const { paper, warnings = [] } = reading;
    const fit = paperSchema.safeParse(paper);
    if (!fit.success) return this.#setAside(misfit(paper, fit.error, file), tally);
    if (this.#removed.has(paper)) return tally.passOver(`listed in ${REMOVED_FILE}`);
    tally.warnings.push(...warnings.map((warning) => `${file}: ${paper.id}: ${warning}`));
    try {
      const warn = (warning: string) => this.#warn(`${file}: ${warning}`, tally);
      tally.volumes.push(await this.#shelf.shelve(paper, warn));
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      await this.#setAside(unreadable(error, paper), tally);
    }
    this.#options.onProgress?.(this.#total.read + tally.read, file);
    if (++this.#sinceFlush >= BATCH) await this.flush();
  }

  #warn(warning: string, tally: Tally): void {
    tally.warnings.push(warning);
    // What is found at the end comes after the input's tally has been added to the run's.
    if (this.#isSettling) this.#total.warnings.push(warning);
  }

  /** Finds the papers of the records that wait for others of their title. */
  async settle(): Promise<void> {
    this.#isSettling = true;
    for (const { error, record } of await settle(this.#shelf))
      await this.#setAside(unreadable(error, record), this.#total);
  }

  async #setAside(problem: LocatedProblem, tally: Tally): Promise<void> {
    const { raw: _, bytes: __, ...what } = problem;
    const kept = this.#options.dryRun ? undefined : await quarantine(this.#options.contentDir, problem);
    tally.problems.push({ ...what, ...(kept !== undefined && { quarantined: kept }) });
  }

  async flush(): Promise<void> {
    this.#sinceFlush = 0;
    if (this.#options.dryRun === true) return;
    const { problems, warnings } = await writeShelf(this.#options.contentDir, this.#shelf, this.#unreadable);
    this.#total.warnings.push(...warnings);
    for (const problem of problems) await this.#setAside(problem, this.#total);
  }

  writeLedger(): Promise<void> {
    const { contentDir } = this.#options;
    return writeLedger(contentDir, this.#ledger, this.#shelf.volumes, this.#known.memories());
  }

  report(): Report {
    const { read, passedOver, problems, warnings } = this.#total;
    const sum = Object.values(passedOver).reduce((total, count) => total + count, 0);
    const counts = countsOf(this.#shelf.volumes, { read, passedOver: sum, quarantined: problems.length });
    return { counts, passedOver, problems, warnings };
  }
}
