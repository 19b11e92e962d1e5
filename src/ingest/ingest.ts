import { type Day, today } from '../paper/days.ts';
import { paperSchema } from '../paper/schema.ts';
import { dayInName, type Input, InputError } from '../readers/reading/input.ts';
import type { Reader, Reading } from '../readers/reading/reader.ts';
import { detectReader, readers } from '../readers/registry.ts';
import { removeDrafts, removeEmptyMonths } from '../store/store.ts';
import { problemOf } from '../store/store-error.ts';
import { checkClock } from './clock-check.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type IngestState, readIngestState, statePath, writeIngestState } from './ingest-state.ts';
import { IngestStats } from './ingest-stats.ts';
import { InputCache } from './input-cache.ts';
import { type InputPath, standardInput, wholeFile } from './inputs.ts';
import { type LoadedStore, loadStore } from './load-store.ts';
import { lockStore } from './lock.ts';
import { completeMerges } from './matching/complete-merges.ts';
import type { PaperIndex } from './matching/paper-index.ts';
import { resolvePending } from './matching/resolve-pending.ts';
import { upsertRecord } from './matching/upsert-record.ts';
import { invalidRecord, type LocatedProblem, quarantine, unreadableFile } from './quarantine.ts';
import { markupWarnings, openAnyInput, readingsOf } from './read-input.ts';
import { REMOVED_FILE, type RemovedPapers, readRemovedPapers } from './removed-papers.ts';
import { countsOf, type Report } from './report.ts';
import { writeLoaded } from './write-loaded.ts';

/** Options of an ingest. */
export interface IngestOptions {
  readonly inputs: readonly InputPath[];
  readonly contentDir: string;
  /** The reader to use for every input. Without one, the format of each input is detected. */
  readonly reader?: Reader | undefined;
  /** The day on which the inputs were saved. Default: the day in the name of the file, else today. */
  readonly captured?: Day | undefined;
  /** The edition of papers without a listing day. */
  readonly listed?: Day | undefined;
  /** Reports what would be done, and writes nothing. */
  readonly dryRun?: boolean;
  /** How many records are read before their papers are written. Default: 2000. */
  readonly batch?: number;
  /** Called after each record with the number of records so far. */
  readonly onProgress?: (records: number, file: string) => void;
}

// Small enough that a killed run loses little; large enough that a paper of several sources is written once.
const BATCH = 2000;

/**
 * Reads every input into the paper store. Bad records are quarantined, good ones are written, and nothing that a person
 * wrote is lost. A run that is killed leaves a valid store, and the next run completes it. An input is not read again if
 * neither it nor the files of its papers have changed.
 * @throws {UsageError} if another ingest is running in the same store.
 */
export async function ingest(options: IngestOptions): Promise<Report> {
  const { contentDir, inputs, dryRun = false } = options;
  const unlock = dryRun ? undefined : await lockStore(contentDir);
  try {
    // A run that was killed may have left drafts.
    if (!dryRun) await removeDrafts(contentDir);
    const state = await readIngestState(contentDir);
    const removed = await readRemovedPapers(contentDir);
    const store = await loadStore(contentDir, state);
    const run = new IngestRun(options, state, store, removed);
    await run.dropRemoved();
    await completeMerges(store.index);
    for (const input of inputs) await run.ingestInput(input);
    await run.resolvePending();
    await run.flush(true);
    if (!dryRun) await removeEmptyMonths(contentDir);
    if (!dryRun) await run.writeState();
    return run.report();
  } finally {
    if (!dryRun) await removeDrafts(contentDir);
    await unlock?.();
  }
}

class IngestRun {
  readonly #options: IngestOptions;
  readonly #index: PaperIndex;
  readonly #state: IngestState;
  readonly #inputCache: InputCache;
  readonly #unreadable: ReadonlySet<string>;
  readonly #removed: RemovedPapers;
  /** Counts of the whole run; each input has counts of its own. */
  readonly #total = new IngestStats();
  #sinceFlush = 0;
  #isResolving = false;

  constructor(
    options: IngestOptions,
    state: IngestState,
    { index, unchanged, unreadable }: LoadedStore,
    removed: RemovedPapers,
  ) {
    const { contentDir, reader, listed } = options;
    const settings = { format: reader?.name, listed, removed: removed.text };
    this.#options = options;
    this.#index = index;
    this.#state = state;
    this.#removed = removed;
    this.#inputCache = new InputCache(contentDir, settings, state.inputs, (path) => unchanged.get(path));
    this.#unreadable = new Set(unreadable.map(({ file }) => file));
    for (const { file, line, column, message, hint } of unreadable)
      this.#total.warnings.push(`${file}:${line}:${column}: ${message} ${hint}`);
  }

  /** Removes the papers that `removed.txt` lists from the store, unless a person wrote in their files. */
  async dropRemoved(): Promise<void> {
    for (const entry of this.#index.entries) {
      if (!this.#removed.hasAny(entry.keys, entry.titles)) continue;
      const isDropped = await this.#index.drop(entry);
      if (isDropped) {
        this.#total.warnings.push(`${entry.path}:1:1: It was removed because ${REMOVED_FILE} lists it.`);
        continue;
      }
      const what = `It is on the list ${REMOVED_FILE}, but a person wrote in its file, so it was left.`;
      this.#total.warnings.push(
        `${entry.path}:1:1: ${what} Remove the file, or write \`hidden: true\` in it.`,
      );
    }
  }

  async ingestInput(input: InputPath): Promise<void> {
    const captured = this.#options.captured ?? dayInName(input.name) ?? today();
    const known = this.#inputCache.find(input, captured);
    if (known === undefined) return this.#readInput(input, captured);
    for (const entry of known.entries) entry.recordCount++;
    this.#total.add(known);
    this.#options.onProgress?.(this.#total.read, input.name);
  }

  async #readInput(place: InputPath, captured: Day): Promise<void> {
    const { name, path } = place;
    const bytes = path === '-' ? await standardInput() : undefined;
    const fingerprint = bytes === undefined ? fingerprintOf(path) : undefined;
    const stats = new IngestStats();
    try {
      const input = await openAnyInput(place, bytes);
      const reader = this.#readerFor(input);
      const isGuessed = this.#options.captured === undefined && dayInName(name) === undefined;
      if (isGuessed && reader.datesByCapture === true)
        checkClock(captured, [statePath(this.#options.contentDir), ...(bytes === undefined ? [path] : [])]);
      const options = { captured, listed: this.#options.listed };
      for await (const reading of readingsOf(reader, input, options))
        await this.#ingestReading(reading, name, stats);
      if (stats.read === 0 && reader.mayBeEmpty !== true) {
        const what = `No paper was found in it; it was read as ${reader.label}.`;
        stats.warnings.push(`${name}:1:1: ${what} Name another format with --format if it is one.`);
      }
      const dated = reader.datesByCapture === true ? captured : undefined;
      if (fingerprint !== undefined) this.#inputCache.add(path, fingerprint, dated, stats);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const { message, hint } = error;
      stats.read++;
      const whole = bytes ?? (place.problem === undefined ? await wholeFile(path) : Buffer.alloc(0));
      await this.#quarantine({ file: name, line: 1, column: 1, message, hint, raw: '', bytes: whole }, stats);
    }
    this.#total.add(stats);
  }

  #readerFor(input: Input): Reader {
    const reader = this.#options.reader ?? detectReader(input);
    if (reader !== undefined) return reader;
    const names = readers.map((one) => `${one.name} (${one.label})`).join(', ');
    throw new InputError('No reader recognises this file.', `Name its format with --format: ${names}.`);
  }

  async #ingestReading(reading: Reading, file: string, stats: IngestStats): Promise<void> {
    stats.read++;
    if ('problem' in reading) return this.#quarantine({ ...reading.problem, file }, stats);
    if ('skipped' in reading) return stats.skip(reading.skipped);
    const { paper, warnings = [] } = reading;
    const fit = paperSchema.safeParse(paper);
    if (!fit.success) return this.#quarantine(invalidRecord(paper, fit.error, file), stats);
    if (this.#removed.has(paper)) return stats.skip(`listed in ${REMOVED_FILE}`);
    const all = [...warnings, ...markupWarnings(paper)];
    stats.warnings.push(...all.map((warning) => `${file}: ${paper.id}: ${warning}`));
    try {
      const warn = (warning: string) => this.#warn(`${file}: ${warning}`, stats);
      stats.entries.push(await upsertRecord(this.#index, paper, warn));
    } catch (error) {
      await this.#quarantine(unreadableFile(problemOf(error, file), paper), stats);
    }
    this.#options.onProgress?.(this.#total.read + stats.read, file);
    if (++this.#sinceFlush >= (this.#options.batch ?? BATCH)) await this.flush(false);
  }

  #warn(warning: string, stats: IngestStats): void {
    stats.warnings.push(warning);
    // At the end of a run, the input's counts have already been added to the total.
    if (this.#isResolving) this.#total.warnings.push(warning);
  }

  /** Finds the papers of the pending records. */
  async resolvePending(): Promise<void> {
    this.#isResolving = true;
    for (const { error, record } of await resolvePending(this.#index))
      await this.#quarantine(unreadableFile(error, record), this.#total);
  }

  async #quarantine(problem: LocatedProblem, stats: IngestStats): Promise<void> {
    const { raw: _, bytes: __, ...what } = problem;
    const kept = this.#options.dryRun ? undefined : await quarantine(this.#options.contentDir, problem);
    stats.problems.push({ ...what, ...(kept !== undefined && { quarantined: kept }) });
  }

  /** Writes the papers that have changed. @param isLast whether all records have been read. */
  async flush(isLast: boolean): Promise<void> {
    this.#sinceFlush = 0;
    if (this.#options.dryRun === true) return;
    const { problems, warnings } = await writeLoaded(
      this.#options.contentDir,
      this.#index,
      this.#unreadable,
      isLast,
    );
    this.#total.warnings.push(...warnings);
    for (const problem of problems) await this.#quarantine(problem, this.#total);
  }

  writeState(): Promise<void> {
    const { contentDir } = this.#options;
    return writeIngestState(contentDir, this.#state, this.#index.entries, this.#inputCache.toState());
  }

  report(): Report {
    const { read, skipped, problems, warnings } = this.#total;
    const sum = Object.values(skipped).reduce((total, count) => total + count, 0);
    const counts = countsOf(this.#index.entries, { read, passedOver: sum, quarantined: problems.length });
    return { counts, passedOver: skipped, problems, warnings };
  }
}
