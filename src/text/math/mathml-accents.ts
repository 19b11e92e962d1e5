import { lookUp } from '../../tables/lookup.ts';

// TeX's commands for the accents of MathML, by their characters.

const ABOVE: Readonly<Record<string, string>> = {
  '¯': 'bar',
  '‾': 'overline',
  '̅': 'bar',
  '˙': 'dot',
  '¨': 'ddot',
  '^': 'hat',
  ˆ: 'hat',
  '̂': 'hat',
  '~': 'tilde',
  '˜': 'tilde',
  '∼': 'tilde',
  '̃': 'tilde',
  '→': 'vec',
  '⃗': 'vec',
  ˇ: 'check',
  '´': 'acute',
  '`': 'grave',
  '˘': 'breve',
  '⏞': 'overbrace',
  '-': 'bar',
  '−': 'bar',
};
const BELOW: Readonly<Record<string, string>> = { _: 'underline', '̲': 'underline', '⏟': 'underbrace' };
const WIDE: Readonly<Record<string, string>> = { bar: 'overline', hat: 'widehat', tilde: 'widetilde' };

/** `tex` in the command for the accent `mark` above or below it; `undefined` if `mark` is not an accent. */
export function addAccent(tex: string, mark: string, isAbove: boolean): string | undefined {
  const [commands, sign] = [isAbove ? ABOVE : BELOW, mark.trim()];
  const command = lookUp(commands, sign);
  if (command === undefined) return undefined;
  const isWide = tex.length > 1 && !/^\\[A-Za-z]+$/u.test(tex);
  return `\\${(isWide ? lookUp(WIDE, command) : undefined) ?? command}{${tex}}`;
}
