import { script } from '../mdast/super-subscript.ts';

const ARROWS: Readonly<Record<string, string>> = {
  '->': ' → ',
  '<-': ' ← ',
  '<->': ' ↔ ',
  '<=>': ' ⇌ ',
  '<=>>': ' ⇌ ',
  '<<=>': ' ⇌ ',
};

// A number behind a letter or a bracket is an index, a sign at the end of a molecule is its charge.
const TOKEN =
  /<?<?[-=]>>?|<-|([\^_])(?:\{([^{}]*)\}|(\d*[+-]|[\d.]+|.))|(?<=[\p{L})\]])(\d+)|(?<=[\p{L}\d)\]])([+-])(?=[\s)\],;.]|$)|\s?[*·]\s?/gu;

/** What `\ce{…}` of mhchem (https://ctan.org/pkg/mhchem) holds: `SO4^2-` is SO₄²⁻. `undefined` where it holds other TeX. */
export function formulaOfChemistry(tex: string): string | undefined {
  if (/[\\$]/u.test(tex)) return undefined;
  return tex
    .replace(TOKEN, (token, sign?: string, group?: string, one?: string, index?: string, charge?: string) => {
      if (sign !== undefined) return script(group ?? one ?? '', sign === '^');
      if (index !== undefined) return script(index, false);
      if (charge !== undefined) return script(charge, true);
      return ARROWS[token] ?? '·';
    })
    .replace(/[{}]+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
