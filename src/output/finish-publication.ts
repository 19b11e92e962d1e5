import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeRoom } from '../store/make-room.ts';
import { applyJournal, type BeforeStep, undoJournal } from './journal/apply-journal.ts';
import { type Journal, readJournal } from './journal/journal.ts';
import { OutputError, outputError } from './place/output-error.ts';
import { lockOutput } from './place/output-lock.ts';
import { type OutputPlace, placeAt, possiblePrefixes } from './place/output-paths.ts';
import { removeFolder } from './place/remove-folder.ts';
import { publishState, stateFolders } from './state-folder.ts';

/** Where the state of an output folder is kept; see {@link stateFolders}. */
export interface StatePlace {
  /** The folder with the states of all output folders, and that of this one. */
  readonly cache: string;
  readonly former: string;
}

/**
 * Carries out a journal that has been written, and removes it. If the system refuses an operation, everything is taken back.
 * @throws {OutputError} then.
 */
export async function carryOut(
  place: OutputPlace,
  journal: Journal,
  state: StatePlace,
  before: BeforeStep = () => {},
): Promise<void> {
  try {
    applyJournal(place, journal, before);
  } catch (error) {
    try {
      renameSync(place.journal, place.undoing);
      undo(place, journal);
    } catch (reason) {
      throw new OutputError(
        `The site could not be put into ${place.out} as a whole, and this could not be taken back: ${String(reason)}`,
        'Remove the cause, and build again: then it is taken back first.',
      );
    }
    throw outputError(error, place.out);
  }
  if (journal.state !== '') await publishState(state.former, join(state.cache, journal.state));
  rmSync(place.journal);
  removeFolder(place.staging);
}

function undo(place: OutputPlace, journal: Journal): void {
  undoJournal(place, journal);
  rmSync(place.undoing);
  removeFolder(place.staging);
}

/** Whether a build was interrupted while it put its files into the output folder, or another one is doing so. */
export function isInterrupted(out: string): boolean {
  return possiblePrefixes(out).some((prefix) => {
    const { journal, undoing } = placeAt(out, prefix);
    return existsSync(journal) || existsSync(undoing);
  });
}

/**
 * Completes, or takes back, what an interrupted build has begun. The caller has the lock.
 * @param notice is told if there is a folder in the place of a journal.
 */
export async function finishInterrupted(
  out: string,
  state: StatePlace,
  notice: (text: string) => void = () => undefined,
): Promise<void> {
  for (const prefix of possiblePrefixes(out)) {
    const place = placeAt(out, prefix);
    const undoing = readJournal(place.undoing);
    if (undoing !== undefined) undo(placeAt(out, prefix, undoing.staging), undoing);
    const journal = readJournal(place.journal);
    if (journal !== undefined) await carryOut(placeAt(out, prefix, journal.staging), journal, state);
    // A damaged journal helps nobody: the file list names the files of both sites, and the next build checks each of them.
    for (const file of [place.undoing, place.journal, `${place.journal}.draft`]) makeRoom(file, notice);
  }
}

/**
 * Completes the output folder if a build was interrupted while it put its files there. Commands that read a site call it first; it waits
 * for a build that is at work.
 */
export async function completeOutput(
  out: string,
  cache: string,
  notice: (text: string) => void,
): Promise<void> {
  if (!isInterrupted(out)) return;
  const unlock = await lockOutput(out, notice);
  try {
    await finishInterrupted(out, { cache, former: stateFolders(cache, out).former }, notice);
  } finally {
    await unlock();
  }
}
