import { type Day, today } from '../paper/days.ts';
import { paperSchema } from '../paper/schema.ts';
import { dayInName, InputError } from '../readers/reading/input.ts';
import type { Reading } from '../readers/reading/reader.ts';
import { problemOf } from '../store/store-error.ts';
import { checkClock } from './clock-check.ts';
import { dropRemovedPapers } from './drop-removed.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { IngestOptions } from './ingest-options.ts';
import { type IngestState, statePath, writeIngestState } from './ingest-state.ts';
import { IngestStats } from './ingest-stats.ts';
import { InputCache } from './input-cache.ts';
import { type InputPath, standardInput, wholeFile } from './inputs.ts';
import type { LoadedStore } from './load-store.ts';
import type { PaperIndex } from './matching/paper-index.ts';
import { resolvePending } from './matching/resolve-pending.ts';
import { upsertRecord } from './matching/upsert-record.ts';
import { invalidRecord, type LocatedProblem, quarantine, unreadableFile } from './quarantine.ts';
import { markupWarnings, openAnyInput, readerFor, readingsOf } from './read-input.ts';
import { REMOVED_FILE, type RemovedPapers } from './removed-papers.ts';
import { countsOf, type Report } from './report.ts';
import { writeLoaded } from './write-loaded.ts';

// Small enough that a killed run loses little; large enough that a paper of several sources is written once.
const BATCH = 2000;

/** The state of one ingest: its papers, its counts, and the inputs that it has read. */
export class IngestRun {
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

  /** Removes the papers that `removed.txt` lists. */
  async dropRemoved(): Promise<void> {
    this.#total.warnings.push(...(await dropRemovedPapers(this.#index, this.#removed)));
  }

  /** Reads an input, unless neither it nor the files of its papers have changed. */
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
      const reader = readerFor(input, this.#options.reader);
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

  /** Writes the state, by which the next run knows what has not changed. */
  writeState(): Promise<void> {
    const { contentDir } = this.#options;
    return writeIngestState(contentDir, this.#state, this.#index.entries, this.#inputCache.toState());
  }

  /** The counts, problems and warnings of the run. */
  report(): Report {
    const { read, skipped, problems, warnings } = this.#total;
    const sum = Object.values(skipped).reduce((total, count) => total + count, 0);
    const counts = countsOf(this.#index.entries, { read, passedOver: sum, quarantined: problems.length });
    return { counts, passedOver: skipped, problems, warnings };
  }
}
