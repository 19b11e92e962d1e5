import { InvalidArgumentError } from 'commander';

/** Settings are chosen on one half of the questions, and figures are reported on the other. */
export type Half = 'tune' | 'held' | 'both';

/** Reads the value of an option. @throws {InvalidArgumentError} for another value. */
export function readHalf(value: string): Half {
  if (value === 'tune' || value === 'held' || value === 'both') return value;
  throw new InvalidArgumentError('It must be tune, held or both.');
}

/** Whether the question at a place among all is in a half. */
export function takesPart(at: number, half: Half): boolean {
  return half === 'both' || (at % 2 === 0) === (half === 'tune');
}
