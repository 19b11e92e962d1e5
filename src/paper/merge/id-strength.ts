import { parseAclId, parseArxivId } from '../identifiers/identifiers.ts';
import { byCodeUnits } from './merge-strategies.ts';

/** Whether an id identifies a paper better than another one, so that a merge takes it. */
export function isStrongerId(id: string, other: string): boolean {
  return idStrength(id) > idStrength(other);
}

/** Whether an id was made from the paper's title, which other papers may share. */
export function isTitleId(id: string): boolean {
  return idStrength(id) === 1;
}

/** The id that identifies a paper better; of two equal ones, the one that sorts first. */
export function strongerId(a: string, b: string): string {
  return (idStrength(b) - idStrength(a) || byCodeUnits(a, b)) <= 0 ? a : b;
}

/** How well an id identifies a paper, from 4 (arXiv) to 1 (made from the title). */
export function idStrength(id: string): number {
  if (parseArxivId(id) !== undefined) return 4;
  if (parseAclId(id) !== undefined) return 3;
  return id.startsWith('doi-') ? 2 : 1;
}
