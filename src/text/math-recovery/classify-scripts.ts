import { GREEK, INDEXED_FUNCTIONS, isCommand } from './lexicon.ts';
import { groupLength, lengthAt } from './scan-groups.ts';
import type { Token } from './token.ts';

const SCRIPT = /[\^_](?:[+-]?\d+(?:\.\d+)?|\*+|\\?[a-zA-Z]+|[\p{Script=Greek}∞⊤†'+-])/uy;

/** The length of the text at `from` that looks like a superscript or a subscript, with its sign; 0 if there is none. */
export function scriptLength(text: string, from: number): number {
  if (!'^_'.includes(text[from] ?? ' ')) return 0;
  const group = groupLength(text, from + 1);
  return group > 0 ? group + 1 : lengthAt(SCRIPT, text, from);
}

// An underscore without braces follows a letter or the name of one, which is not part of an identifier.
const INDEXED = /(?:^|[^\p{L}\p{N}_./\\-])\\?(?:[a-zA-Z]|\p{Script=Greek}|([a-zA-Z]{2,7}))$/u;

function takesIndex(name: string): boolean {
  return GREEK.has(name) || INDEXED_FUNCTIONS.has(name);
}

/**
 * The token of a script of `length` characters at `from`; `undefined` if it is not a script. A `^` nearly always begins a
 * superscript. An `_` does not begin a subscript in `snake_case`, `GPT_4` and `d_model`.
 */
export function classifyScript(
  text: string,
  from: number,
  length: number,
  before: Token | undefined,
): Token | undefined {
  if (before === undefined || before.kind === 'space' || before.kind === 'punctuation') return undefined;
  const isBraced = text[from + 1] === '{';
  const run = /^[\^_]\\?([a-zA-Z]+)/u.exec(text.slice(from, from + length))?.[1];
  const end = isBraced || run === undefined || isCommand(run) ? length : 2;
  if (!isBraced && text[from] === '_') {
    const indexed = INDEXED.exec(text.slice(Math.max(0, from - 10), from));
    const isScript = before.kind === 'script' || before.kind === 'call' || before.kind === 'group';
    if (!isScript && (indexed === null || (indexed[1] !== undefined && !takesIndex(indexed[1]))))
      return undefined;
    if (/^[_\p{L}]/u.test(text.slice(from + end, from + end + 1))) return undefined;
  }
  // `NP^NP`: the number of raised letters is unknown.
  if (text[from] === '^' && end === 2 && /^\p{L}/u.test(text.slice(from + 2, from + 3)) && length > 2)
    return undefined;
  // `Benchmark^2` may be a name or a footnote mark.
  if (!isBraced && before.kind === 'word' && /\p{Ll}$/u.test(before.text)) return undefined;
  return { kind: 'script', text: text.slice(from, from + end), from, unambiguous: true };
}
