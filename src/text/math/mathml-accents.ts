/** The signs that MathML sets over or under a letter, as commands of TeX. */

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

/** `tex` with the accent that `mark` is above or below it; `undefined` where it is none. */
export function addAccent(tex: string, mark: string, isAbove: boolean): string | undefined {
  const command = (isAbove ? ABOVE : BELOW)[mark.trim()];
  if (command === undefined) return undefined;
  const isWide = tex.length > 1 && !/^\\[A-Za-z]+$/u.test(tex);
  return `\\${(isWide ? WIDE[command] : undefined) ?? command}{${tex}}`;
}
