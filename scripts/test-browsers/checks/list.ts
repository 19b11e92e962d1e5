import type { Check } from './check.ts';
import { COPY } from './copy.ts';
import { FRAME } from './frame.ts';
import { OFFLINE } from './offline.ts';
import { PAPER } from './paper.ts';
import { READING } from './reading.ts';
import { SEARCH } from './search.ts';
import { SHELF } from './shelf.ts';

/** All checks, in the order in which they run. A new file of checks needs a line here. */
export const CHECKS: readonly Check[] = [
  ...READING,
  ...PAPER,
  ...SEARCH,
  ...FRAME,
  ...SHELF,
  ...OFFLINE,
  ...COPY,
];
