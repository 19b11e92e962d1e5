/** One `@…{…}` of a BibTeX file, unparsed. */
export interface Block {
  /** In lower case: `article`, `string`, `comment`. */
  readonly type: string;
  readonly key: string;
  readonly text: string;
  readonly offset: number;
}

/** The beginning of a block, with its type and its key if it has one. */
const START = /@[ \t]*([A-Za-z]+)\s*[{(]\s*([^,={}"\n]*)/g;
// A block at the beginning of a line although the previous block is still open: that one lacks a brace.
const NEXT = /^[ \t]*@[ \t]*[A-Za-z]+\s*[{(]\s*[^,={}"\n]*[,=]/;
// An `@` after one of these is part of an e-mail address. BibTeX ignores text between entries.
const BEFORE = /[\p{L}\p{N}._%+-]$/u;

/**
 * The blocks of a file in order, without the text between them. A missing brace damages only its own block,
 * because a line that begins with a new block, its key and a comma ends the open one.
 */
export function* blocksOf(text: string): Iterable<Block> {
  const start = new RegExp(START);
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    const offset = match.index;
    if (BEFORE.test(text.slice(Math.max(0, offset - 1), offset)) || isCommentedOut(text, offset)) {
      start.lastIndex = offset + 1;
      continue;
    }
    const open = text.slice(offset).search(/[{(]/) + offset;
    const end = endOf(text, open);
    start.lastIndex = Math.max(end, offset + 1);
    yield {
      type: (match[1] ?? '').toLowerCase(),
      key: (match[2] ?? '').trim(),
      text: text.slice(offset, end),
      offset,
    };
  }
}

/** Whether the line is commented out by `%`. */
function isCommentedOut(text: string, offset: number): boolean {
  return /(?:^|\n)[^\S\n]*%[^\n]*$/.test(text.slice(Math.max(0, offset - 200), offset));
}

const TOKEN = /\\[^\n]|["{}()\n]/g;

/** The end of the block whose brace or parenthesis opens at `open`. */
function endOf(text: string, open: number): number {
  const round = text[open] === '(';
  const token = new RegExp(TOKEN);
  token.lastIndex = open + 1;
  let depth = round ? 0 : 1;
  let quoted = false;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const at = match.index;
    if (match[0] === '{') depth++;
    else if (match[0] === '}') {
      if (--depth === 0 && !round) return at + 1;
    } else if (match[0] === '"') {
      if (depth === 0) quoted = !quoted;
    } else if (match[0] === ')') {
      if (round && depth <= 0 && !quoted) return at + 1;
    } else if (match[0] === '\n' && NEXT.test(text.slice(at + 1, at + 300))) return at + 1;
  }
  return text.length;
}
