import type { Place } from '../mdast/inline-builder.ts';
import { script } from '../mdast/super-subscript.ts';
import type { TexReading } from './parser.ts';
import { unitOf } from './units.ts';

// The commands of siunitx (https://ctan.org/pkg/siunitx), by their arguments: `n` numbers, `u` a unit, `a` an angle.
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

/** Whether `command` sets numbers or units. */
export function isQuantity(command: string): boolean {
  return SHAPES.has(command);
}

/** Reads `\SI{5}{\kilo\metre}` as 5 km, and its like. `undefined` where the arguments are those of another command. */
export function readQuantity(
  reading: TexReading,
  name: string,
  behind: number,
  to: number,
  place: Place,
): number | undefined {
  const { source } = reading;
  const numbers: string[] = [];
  let unit = '';
  let at = source.afterOption(behind, to);
  for (const kind of SHAPES.get(name) ?? '') {
    // `\SI{5}[\$]{}` has a sign before the number.
    const argument = source.argument(source.afterOption(at, to), to);
    if (argument === undefined) return undefined;
    const tex = source.text.slice(argument.from, argument.to).trim();
    if (kind === 'n') numbers.push(numberOf(tex));
    else unit = kind === 'u' ? unitOf(tex) : angleOf(tex);
    at = argument.next;
  }
  const isClose = /^[°′″](?!C)/u.test(unit) || unit === '' || numbers.length === 0;
  place.out.add(numbers.join('–') + (isClose ? '' : ' ') + unit);
  return at;
}

const EXPONENT = /(\d\.?) ?[eEdD]([+-]?\d+)/gu;

function numberOf(tex: string): string {
  return tex
    .replace(/\\[,;: ]|~|\s+/gu, ' ')
    .replace(EXPONENT, (_, digit: string, exponent: string) => `${digit} × 10${script(exponent, true)}`)
    .replace(/\\pm(?![A-Za-z])|\+-/gu, ' ± ')
    .replace(/\\times(?![A-Za-z])|(?<=\d ?)x(?= ?\d)/gu, ' × ')
    .replace(/ ?; ?/gu, ', ')
    .replace(/[\\{}$]+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

function angleOf(tex: string): string {
  return tex
    .split(';')
    .map((part, index) => (part.trim() === '' ? '' : numberOf(part) + ('°′″'[index] ?? '')))
    .join('');
}
