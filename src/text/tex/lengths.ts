import type { Place } from '../mdast/inline-builder.ts';
import type { TexReading } from './parser.ts';

/** Room between words: its length stands in braces or behind the command. */
const ROOM = new Set(['hspace', 'hskip', 'vspace', 'vskip', 'phantom', 'hphantom']);
/** They move what follows them, by a length that stands behind the command. */
const MOVES = new Set(['kern', 'raise', 'lower', 'moveleft', 'moveright', 'parskip', 'parindent']);

/** Whether `command` takes a length, or something whose length counts. */
export function takesLength(command: string): boolean {
  return ROOM.has(command) || MOVES.has(command);
}

// TeX by Topic, chapter 8: `2pt plus 1fil minus .5pt`
const LENGTH =
  /\s?=?\s?-?(?:\d+\.?\d*|\.\d+)\s?(?:true\s)?(?:pt|em|ex|mm|cm|in|pc|bp|sp|dd|cc|mu)\b(?:\s(?:plus|minus)\s[\d.]+\s?[a-z]{2,5}\b){0,2}\s?/uy;

/** Reads a command that {@link takesLength}: a space where it makes room, and never the length. */
export function readLength(
  { source }: TexReading,
  name: string,
  behind: number,
  to: number,
  { out }: Place,
): number {
  const argument = source.argument(behind, to);
  const next = argument?.next ?? behindLength(source.text, behind, to);
  if (ROOM.has(name) && !/^[{\s=]*-/u.test(source.text.slice(behind, Math.min(next, behind + 8))))
    out.add(' ');
  return next;
}

function behindLength(text: string, at: number, to: number): number {
  LENGTH.lastIndex = at;
  const length = LENGTH.exec(text)?.[0].length ?? 0;
  return at + length > to ? at : at + length;
}
