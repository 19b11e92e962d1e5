import { createHash } from 'node:crypto';
import { UsageError } from '../../commands/usage-error.ts';

/** One of several parts of a build: `3/8` is the third of eight. */
export interface Part {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

/** More parts than any archive needs. Each part lists all papers, so more of them hardly save time. */
const MOST_PARTS = 1000;

/**
 * Reads `3/8`.
 * @throws {UsageError} for another text.
 */
export function parsePart(text: string): Part {
  const [, number = 0, of = 0] = (/^(\d{1,4})\/(\d{1,4})$/u.exec(text) ?? []).map(Number);
  if (number < 1 || number > of || of > MOST_PARTS)
    throw new UsageError(
      `“${text}” is no part of a build.`,
      `Write --part 3/8 for the third of eight parts; there can be ${MOST_PARTS}.`,
    );
  return { number, of };
}

/** A part as it is written on the command line. */
export function partName({ number, of }: Part): string {
  return `${number}/${of}`;
}

/** Whether a group of pages belongs to a part. Each belongs to exactly one, on every machine. @param name the same on every machine. */
export function isInPart(name: string, { number, of }: Part): boolean {
  return createHash('sha256').update(name).digest().readUInt32BE(0) % of === number - 1;
}

/** Those items of a list that belong to a part: every part gets every so-many-th, since neighbours have similar sizes. */
export function itemsOfPart<Item>(items: readonly Item[], { number, of }: Part): Item[] {
  return items.filter((_, at) => at % of === number - 1);
}
