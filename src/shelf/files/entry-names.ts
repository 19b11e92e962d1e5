import type { CslName } from '../../exports/csl-item.ts';
import { texToText } from './tex-text.ts';

/** A name of a BibTeX field: as it is read, and in its parts. */
export interface EntryName {
  readonly name: string;
  readonly parts: CslName;
}

/** The names of a field. `and` separates them, but not within braces. `and others` is left out. */
export function authorsIn(field: string): EntryName[] {
  return splitOutside(field, /\sand\s/iuy)
    .map(nameIn)
    .filter(({ name }) => name !== '' && name !== 'others');
}

function nameIn(tex: string): EntryName {
  const trimmed = tex.trim();
  if (/^\{[^{}]*\}$/u.test(trimmed)) {
    const literal = texToText(trimmed);
    return { name: literal, parts: { literal } };
  }
  const [first = '', ...rest] = splitOutside(trimmed, /,/uy).map((part) =>
    texToText(part).replace(/\s+/gu, ' '),
  );
  if (rest.length === 0) {
    const at = first.lastIndexOf(' ');
    if (at === -1) return { name: first, parts: { literal: first } };
    return { name: first, parts: { given: first.slice(0, at), family: first.slice(at + 1) } };
  }
  const [suffix, given] = rest.length > 1 ? rest : [undefined, rest[0]];
  const name = [given, first, suffix].filter(Boolean).join(' ');
  return { name, parts: { family: first, ...(given && { given }), ...(suffix && { suffix }) } };
}

/** Splits a text at what a sticky pattern matches outside of braces. */
function splitOutside(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let [depth, begin] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth !== 0) continue;
    separator.lastIndex = at;
    const match = separator.exec(text);
    if (match === null) continue;
    parts.push(text.slice(begin, at));
    begin = at + match[0].length;
    at = begin - 1;
  }
  return [...parts, text.slice(begin)];
}
