import { type Creator, parse } from '@retorquere/bibtex-parser';
import type { Author } from '../paper/schema.ts';
import { texToPlain } from '../text/tex.ts';
import { withoutConditionals } from '../text/tex-conditionals.ts';
import { authorFrom } from './reference.ts';

// The parser takes the square of the number of names.
const BATCH = 40;

/** The authors of a list in BibTeX's notation, and whether it ends in `and others`. */
export function authorsOf(list: string): { authors: Author[]; others: boolean } {
  const names = namesIn(withoutConditionals(list, false));
  const others = names.length > 1 && names.at(-1) === 'others';
  if (others) names.pop();
  const authors: Author[] = [];
  for (let at = 0; at < names.length; at += BATCH) authors.push(...batchOf(names.slice(at, at + BATCH)));
  return { authors, others };
}

function batchOf(names: readonly string[]): Author[] {
  const creators = creatorsIn(`@misc{k, author = {${names.join(' and ')}}}`);
  if (creators.length === names.length)
    return creators.map(authorOf).filter((author) => author !== undefined);
  // One of them makes no sense to the parser; the others shall not suffer.
  if (names.length > 1) return names.flatMap((name) => batchOf([name]));
  const author = authorFrom('', texToPlain(names[0] ?? ''));
  return author === undefined ? [] : [author];
}

function authorOf({
  name = '',
  firstName = '',
  prefix = '',
  lastName = '',
  suffix = '',
}: Creator): Author | undefined {
  if (name !== '') return authorFrom('', plain(name));
  return authorFrom(plain(firstName), plain(`${prefix} ${lastName}`), plain(suffix));
}

/** The parser leaves some accents apart from their letters, and `\'{\i}` without a dot below the accent. */
function plain(value: string): string {
  const dotted = value.replace(/ı(?=\p{Mn})/gu, 'i').replace(/ȷ(?=\p{Mn})/gu, 'j');
  return texToPlain(dotted.normalize('NFC'));
}

function creatorsIn(text: string): readonly Creator[] {
  try {
    return parse(text, { unsupported: 'ignore' }).entries[0]?.fields.author ?? [];
  } catch {
    return [];
  }
}

/** The names between the `and`s that stand in no braces. */
function namesIn(list: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: token, index } of list.matchAll(/\\.|[{}]|(?<=[\s}])and(?=[\s{])/gsu)) {
    if (token === '{') depth++;
    else if (token === '}') depth--;
    else if (token === 'and' && depth <= 0) {
      names.push(list.slice(from, index).trim());
      from = index + token.length;
    }
  }
  names.push(list.slice(from).trim());
  return names.filter((name) => /[^\s{}]/u.test(name));
}
