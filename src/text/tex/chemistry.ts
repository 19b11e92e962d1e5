import { lookUp } from '../../tables/lookup.ts';
import { scriptText } from '../math/super-subscript.ts';

const ARROWS: Readonly<Record<string, string>> = {
  '->': ' → ',
  '<-': ' ← ',
  '<->': ' ↔ ',
  '<=>': ' ⇌ ',
  '<=>>': ' ⇌ ',
  '<<=>': ' ⇌ ',
};

// A number after a letter or a bracket is a subscript. A sign at the end of a molecule is its charge.
const TOKEN =
  /<?<?[-=]>>?|<-|([\^_])(?:\{([^{}]*)\}|(\d*[+-]|[\d.]+|.))|(?<=[\p{L})\]])(\d+)|(?<=[\p{L}\d)\]])([+-])(?=[\s)\],;.]|$)|\s?[*·]\s?/gu;

/** The argument of `\ce` of mhchem (https://ctan.org/pkg/mhchem) as text: `SO4^2-` is SO₄²⁻. `undefined` for other TeX. */
export function chemistryToText(tex: string): string | undefined {
  if (/[\\$]/u.test(tex)) return undefined;
  return tex
    .replace(TOKEN, (token, sign?: string, group?: string, one?: string, index?: string, charge?: string) => {
      if (sign !== undefined) return scriptText(group ?? one ?? '', sign === '^');
      if (index !== undefined) return scriptText(index, false);
      if (charge !== undefined) return scriptText(charge, true);
      return lookUp(ARROWS, token) ?? '·';
    })
    .replace(/[{}]+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
