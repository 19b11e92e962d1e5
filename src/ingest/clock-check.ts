import { statSync } from 'node:fs';
import type { Day } from '../paper/days.ts';
import { InputError } from '../readers/reading/input.ts';

/**
 * Checks that no file is from a day after today. A clock that has been set back, as after a dead battery, would date the papers of a page
 * without years one year too early, and they would keep that day.
 * @param files the input, and files that earlier runs wrote.
 * @throws {InputError} if one is more than a day newer.
 */
export function checkClock(today: Day, files: readonly string[]): void {
  const end = Date.parse(`${today}T00:00:00Z`) + 2 * DAY_MS;
  for (const file of files) {
    const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (written < end) continue;
    throw new InputError(
      `Its dates have no year, and the clock cannot be trusted: it says ${today}, but ${file} was written on ${new Date(written).toISOString().slice(0, 10)}.`,
      'Correct the clock; or give the day on which the page was saved with --captured, or in the name of the file.',
    );
  }
}

const DAY_MS = 24 * 60 * 60 * 1000;
