import type { Command, TexContext } from './context.ts';

/** Commands for space between words. Their length is in braces or follows the command. */
const SPACES = new Set(['hspace', 'hskip', 'vspace', 'vskip', 'phantom', 'hphantom']);
/** Commands that shift the text after them. Their length follows the command. */
const SHIFTS = new Set(['kern', 'raise', 'lower', 'moveleft', 'moveright', 'parskip', 'parindent']);

// TeX by Topic, chapter 8: `2pt plus 1fil minus .5pt`
const LENGTH =
  /\s?=?\s?-?(?:\d+\.?\d*|\.\d+)\s?(?:true\s)?(?:pt|em|ex|mm|cm|in|pc|bp|sp|dd|cc|mu)\b(?:\s(?:plus|minus)\s[\d.]+\s?[a-z]{2,5}\b){0,2}\s?/uy;

/** Reads a command with a length, `\hspace{2em}` or `\kern-2pt`. Adds a space or nothing; the length is dropped. */
export function readLength({ source }: TexContext, { name, after, to, target }: Command): number | undefined {
  if (!SPACES.has(name) && !SHIFTS.has(name)) return undefined;
  const argument = source.argument(after, to);
  const next = argument?.next ?? afterLength(source.text, after, to);
  if (SPACES.has(name) && !/^[{\s=]*-/u.test(source.text.slice(after, Math.min(next, after + 8))))
    target.out.addText(' ');
  return next;
}

function afterLength(text: string, at: number, to: number): number {
  LENGTH.lastIndex = at;
  const length = LENGTH.exec(text)?.[0].length ?? 0;
  return at + length > to ? at : at + length;
}
