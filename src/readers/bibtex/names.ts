import { type Creator, parse } from '@retorquere/bibtex-parser';
import { isEastAsian } from '../../paper/names/name-order.ts';
import { isBodyWithComma, SUFFIXES, splitName } from '../../paper/names/names.ts';
import { resolveConditionals } from '../../text/tex-syntax/conditionals.ts';
import { type AuthorList, authorListFrom, type StatedName, texName } from '../names/author-names.ts';
import { isEtAl, withoutEtAl } from '../names/et-al.ts';
import { withoutNameMarkup } from '../names/name-markup.ts';

// The parser's time grows with the square of the number of names.
const BATCH = 40;

/** The authors of a BibTeX list. `others` is true if it ends with `and others` or `et al.`. */
export function authorsOf(list: string): AuthorList {
  const written = namesIn(resolveConditionals(list, false)).map(bare);
  const names = written
    .filter((name, at) => !isEtAl(plain(name)) && !isOthers(name, at, written))
    .map(withoutEtAl);
  const stated: StatedName[] = [];
  for (let at = 0; at < names.length; at += BATCH) stated.push(...batchOf(names.slice(at, at + BATCH)));
  const { authors, others } = authorListFrom(stated, plain);
  return {
    authors,
    others: others || names.length < written.length || written.some((name) => name !== withoutEtAl(name)),
  };
}

/** Whether this is the `others` that ends a BibTeX list. */
function isOthers(name: string, at: number, names: readonly string[]): boolean {
  return name === 'others' && at > 0 && at === names.length - 1;
}

/** Replaces ties, which BibTeX takes for spaces and the parser for letters. */
function bare(name: string): string {
  return suffixInPlace(
    withoutNameMarkup(name)
      .replace(/(?<!\\)~/gu, ' ')
      .trim(),
  );
}

/** Longer texts are not names, and the patterns below would be slow on them. */
const LONGEST_NAME = 200;
const SUFFIX = String.raw`\{?(?:${SUFFIXES})\b\.?\}?`;
// In `Example, Jr., Ii` the suffix is where it belongs, and the rest is the given name, also if it could be a suffix or a degree.
const NO_SUFFIX = String.raw`(?!\s*${SUFFIX}\s*,)`;
const SUFFIX_LAST = new RegExp(`^([^,]+),${NO_SUFFIX}\\s*([^,]+),\\s*(${SUFFIX})$`, 'iu');
const SUFFIX_IN_FAMILY = new RegExp(`^([^,]+?)\\s+(${SUFFIX})\\s*,([^,]+)$`, 'iu');
// `van der Example, Ii` begins with a particle, so it is the family name with BibTeX's own comma.
const SUFFIX_PRINTED = new RegExp(
  `^(?!(?-i:\\p{Ll})[^,]*,)([^,{\\\\]+\\s[^,{\\\\]+?),?\\s+(${SUFFIX})$`,
  'iu',
);
// A degree is no part of a name.
const DEGREE = String.raw`(?:ph\.?\s?d|m\.?\s?d|m\.?\s?sc|esq)\.?`;
const DEGREE_LAST = new RegExp(`^([^,]+,${NO_SUFFIX}[^,]+),\\s*${DEGREE}$`, 'iu');

/**
 * Moves a suffix to where BibTeX expects it: `King, Jr., Martin Luther`. People also write
 * `King, Martin Luther, Jr.`, `King Jr., Martin Luther` and `Martin Luther King Jr.`, with a comma or
 * without.
 */
function suffixInPlace(name: string): string {
  if (name.length > LONGEST_NAME) return name;
  const [, printed = '', suffix = ''] = SUFFIX_PRINTED.exec(name) ?? [];
  const { given, family } = splitName(printed);
  if (given !== undefined) return `${family}, ${suffix}, ${given}`;
  return name
    .replace(DEGREE_LAST, '$1')
    .replace(SUFFIX_LAST, '$1, $3, $2')
    .replace(SUFFIX_IN_FAMILY, '$1, $2,$3');
}

function batchOf(names: readonly string[]): StatedName[] {
  const creators = creatorsIn(`@misc{k, author = {${names.map(withComma).join(' and ')}}}`);
  if (creators.length === names.length)
    return creators.map((creator, at) => statedBy(creator, names[at] ?? ''));
  // The parser rejected a name. Parsing each name alone keeps the others.
  return names.length > 1 ? names.flatMap((name) => batchOf([name])) : names.map((whole) => ({ whole }));
}

/** A full-width comma separates family and given name, like an ASCII one. */
function withComma(name: string): string {
  return isEastAsian(name.replace(/[，,{}]/gu, '')) ? name.replaceAll('，', ', ') : name;
}

function statedBy(creator: Creator, written: string): StatedName {
  const { name = '', firstName = '', prefix = '', lastName = '', suffix = '' } = creator;
  // Without a comma, BibTeX takes the last word for the family name. In East Asian names it is the first.
  const printed = plain(written);
  if (isEastAsian(printed) || isBodyWithComma(printed)) return { whole: written };
  if (name !== '') return { whole: name };
  const family = `${prefix} ${lastName}`.trim();
  return firstName === '' || family === ''
    ? { whole: `${firstName || family} ${suffix}` }
    : { given: firstName, family, suffix };
}

/** The parser leaves some accents uncombined, and writes `\'{\i}` as a dotless i with an accent. */
function plain(value: string): string {
  const dotted = value.replace(/ı(?=\p{Mn})/gu, 'i').replace(/ȷ(?=\p{Mn})/gu, 'j');
  return texName(dotted.normalize('NFC'));
}

function creatorsIn(text: string): readonly Creator[] {
  try {
    return parse(text, { unsupported: 'ignore' }).entries[0]?.fields.author ?? [];
  } catch {
    return [];
  }
}

/** Splits at `and` outside braces, in upper or lower case. */
function namesIn(list: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: token, index } of list.matchAll(/\\.|[{}]|(?<=[\s}])and(?=[\s{])/gisu)) {
    if (token === '{') depth++;
    else if (token === '}') depth--;
    else if (/^and$/iu.test(token) && depth <= 0) {
      names.push(list.slice(from, index).trim());
      from = index + token.length;
    }
  }
  names.push(list.slice(from).trim());
  return names.filter((name) => /[^\s{}]/u.test(name));
}
