/** The range of a branch of a conditional; `next` is the position after the whole conditional. */
export interface Branch {
  readonly from: number;
  readonly to: number;
  readonly next: number;
}

const TOKEN = /\\(ifmmode|else|fi)(?![A-Za-z])/gu;

/** The branch for text, between `\else` and `\fi`, by the position of each `\ifmmode`. */
export function textBranches(text: string): ReadonlyMap<number, Branch> {
  const branches = new Map<number, Branch>();
  const open: { at: number; from?: number }[] = [];
  for (const { 0: token, 1: name, index } of text.matchAll(TOKEN)) {
    const next = index + token.length;
    const last = open.at(-1);
    if (name === 'ifmmode') open.push({ at: index });
    else if (last !== undefined && name === 'else') last.from ??= next;
    else if (last !== undefined) {
      branches.set(last.at, { from: last.from ?? index, to: index, next });
      open.pop();
    }
  }
  return branches;
}

// A conditional without another one inside.
const INNERMOST =
  /\\ifmmode(?![A-Za-z])\s?((?:(?!\\(?:ifmmode|else|fi)(?![A-Za-z]))[\s\S])*)(?:\\else(?![A-Za-z])\s?((?:(?!\\(?:ifmmode|else|fi)(?![A-Za-z]))[\s\S])*))?\\fi(?![A-Za-z])(?:\s|\{\})?/gu;
const DEEPEST = 8;

/** Replaces each `\ifmmode … \else … \fi` by its branch for formulas or by its branch for text. */
export function resolveConditionals(tex: string, isFormula: boolean): string {
  let text = tex;
  for (let depth = 0; depth < DEEPEST && text.includes('\\ifmmode'); depth++)
    text = text.replace(INNERMOST, (_, inside: string, outside = '') => (isFormula ? inside : outside));
  return text;
}
