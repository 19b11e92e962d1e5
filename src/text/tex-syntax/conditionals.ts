/** A part of a text; `next` is behind all that it belongs to. */
export interface Branch {
  readonly from: number;
  readonly to: number;
  readonly next: number;
}

const TOKEN = /\\(ifmmode|else|fi)(?![A-Za-z])/gu;

/** By the place of each `\ifmmode` what stands between its `\else` and its `\fi`. */
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

// One that holds no other.
const INNERMOST =
  /\\ifmmode(?![A-Za-z])\s?((?:(?!\\(?:ifmmode|else|fi)(?![A-Za-z]))[\s\S])*)(?:\\else(?![A-Za-z])\s?((?:(?!\\(?:ifmmode|else|fi)(?![A-Za-z]))[\s\S])*))?\\fi(?![A-Za-z])(?:\s|\{\})?/gu;
const DEEPEST = 8;

/** TeX without `\ifmmode … \else … \fi`, of which only what is meant in a formula, or only what is meant outside stays. */
export function resolveConditionals(tex: string, isFormula: boolean): string {
  let text = tex;
  for (let depth = 0; depth < DEEPEST && text.includes('\\ifmmode'); depth++)
    text = text.replace(INNERMOST, (_, inside: string, outside = '') => (isFormula ? inside : outside));
  return text;
}
