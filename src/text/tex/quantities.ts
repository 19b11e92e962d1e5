import { scriptText } from '../math/super-subscript.ts';
import type { Command, TexContext } from './context.ts';
import { unitToText } from './units.ts';

// The commands of siunitx (https://ctan.org/pkg/siunitx), by their arguments: `n` a number or a list of numbers, `u` a unit,
// `a` an angle.
const SHAPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    n: 'num numlist numproduct tablenum',
    u: 'si unit',
    a: 'ang',
    nu: 'SI qty SIlist qtylist qtyproduct',
    nn: 'numrange',
    nnu: 'SIrange qtyrange',
  }).flatMap(([shape, names]) => names.split(' ').map((name) => [name, shape] as const)),
);

/** Reads `\SI{5}{\kilo\metre}` as 5 km. `undefined` if an argument is missing; then it is another command. */
export function readQuantity(
  { source }: TexContext,
  { name, after, to, target }: Command,
): number | undefined {
  const shape = SHAPES.get(name);
  if (shape === undefined) return undefined;
  const numbers: string[] = [];
  let unit = '';
  let at = source.afterOption(after, to);
  for (const kind of shape) {
    // `\SI{5}[\$]{}` has a symbol before the number.
    const argument = source.argument(source.afterOption(at, to), to);
    if (argument === undefined) return undefined;
    const tex = source.text.slice(argument.from, argument.to).trim();
    if (kind === 'n') numbers.push(numberToText(tex));
    else unit = kind === 'u' ? unitToText(tex) : angleToText(tex);
    at = argument.next;
  }
  const isClose = /^[°′″](?!C)/u.test(unit) || unit === '' || numbers.length === 0;
  target.out.addText(numbers.join('–') + (isClose ? '' : ' ') + unit);
  return at;
}

const EXPONENT = /(\d\.?) ?[eEdD]([+-]?\d+)/gu;

function numberToText(tex: string): string {
  return tex
    .replace(/\\[,;: ]|~|\s+/gu, ' ')
    .replace(EXPONENT, (_, digit: string, exponent: string) => `${digit} × 10${scriptText(exponent, true)}`)
    .replace(/\\pm(?![A-Za-z])|\+-/gu, ' ± ')
    .replace(/\\times(?![A-Za-z])|(?<=\d ?)x(?= ?\d)/gu, ' × ')
    .replace(/ ?; ?/gu, ', ')
    .replace(/[\\{}$]+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

function angleToText(tex: string): string {
  return tex
    .split(';')
    .map((part, index) => (part.trim() === '' ? '' : numberToText(part) + ('°′″'[index] ?? '')))
    .join('');
}
