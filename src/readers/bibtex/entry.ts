import { type Library, type Options, parse } from '@retorquere/bibtex-parser';
import type { Block } from './blocks.ts';
import { withoutOuterBraces } from './braces.ts';
import { type Fields, inheritanceOf } from './inheritance.ts';

/** The fields of an entry, in TeX. `field` includes inherited values, `ownField` does not. */
export interface Entry {
  /** In lower case, without the `@`. */
  readonly type: string;
  readonly field: (...names: readonly string[]) => string;
  readonly ownField: (...names: readonly string[]) => string;
  readonly keywords: readonly string[];
  /** Abbreviations that are used without a `@string`. */
  readonly unexplained: readonly string[];
  /** Keys of entries to inherit from that are not in the file. */
  readonly missing: readonly string[];
}

/** The fields of a block without inherited ones, and its undefined abbreviations. */
export interface ParsedBlock extends Fields {
  readonly unexplained: readonly string[];
}

/** Why a block could not be parsed, and where in the block. */
export interface ParseError {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** Whether a block could not be read. */
export function isParseError(result: ParsedBlock | Entry | Strings | ParseError): result is ParseError {
  return 'line' in result && typeof result.line === 'number';
}

/** Abbreviations by their names in capitals. */
export type Strings = ReadonlyMap<string, string>;

// Months stay names, so that `"10~" # mar` does not become two numbers.
const MONTHS = 'january february march april may june july august september october november december';
const MONTH_STRINGS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    MONTHS.split(' ').flatMap((month) => [month, month.slice(0, 3)].map((name) => [name, month.slice(0, 3)])),
  ),
  sept: 'sep',
};

/**
 * Parser options that keep values as TeX, which is converted to Markdown later, and do not change capitals.
 */
const optionsWith = (text: string, strings: Strings): Options => ({
  strings: { ...MONTH_STRINGS, ...usedIn(text, strings) },
  sentenceCase: false,
  applyCrossRef: false,
  unsupported: (_, tex) => tex,
  removeOuterBraces: [],
  verbatimFields: [/./],
});

/**
 * The abbreviations that a block uses. The parser copies every abbreviation it is given, and a file may
 * define thousands.
 */
function usedIn(text: string, strings: Strings): Record<string, string> {
  const names = Array.from(text.matchAll(/[=#]\s*([^\s"{}#,=()\d][^\s"{}#,=()]*)/gu), ([, name = '']) =>
    name.toUpperCase(),
  );
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = strings.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** The abbreviations that a `@string` block defines, by names in capitals. */
export function stringsOf({ text }: Block, strings: Strings): Strings | ParseError {
  const library = parseSafely(text, optionsWith(text, strings));
  return parseErrorIn(library.errors) ?? new Map(Object.entries(library.strings));
}

/** The entry of a block, with the fields that it inherits. */
export function entryOf(alone: ParsedBlock, named: (key: string) => ParsedBlock | undefined): Entry {
  const unexplained = new Set(alone.unexplained);
  const { own, all, missing } = inheritanceOf(alone, (key) => {
    const other = named(key);
    for (const name of other?.unexplained ?? []) unexplained.add(name);
    return other;
  });
  const fieldOf =
    (values: ReadonlyMap<string, string>) =>
    (...names: readonly string[]) =>
      names.map((name) => values.get(name) ?? '').find((value) => value !== '') ?? '';
  return {
    type: alone.type,
    field: fieldOf(all),
    ownField: fieldOf(own),
    keywords: keywordsIn(own),
    unexplained: [...unexplained],
    missing,
  };
}

// Room for ten thousand authors. The parser's time grows with the square of the length.
const LONGEST = 400_000;

// Replaces `$` while parsing if dollars are not in pairs, as in `costs $5`: the parser would take them for
// math.
const DOLLAR = '\uE024';
// The parser sorts keywords and keeps their braces as text. A marked field name prevents that.
const KEYWORDS = /(keywords)\u01C3/gi;
// Replaces the semicolon of references such as `&amp;`, since semicolons separate keywords.
const SEMICOLON = '\uE025';
const REFERENCE = /(&(?:[A-Za-z]{2,8}|\\?#\w{2,7}|\}amp|\}[lg]t));/g;

export function parseBlock(block: Block, strings: Strings): ParsedBlock | ParseError {
  if (block.text.length > LONGEST) return { message: 'it is too long for an entry', line: 1, column: 1 };
  const text = withPlainKey(block).replace(/(?<=[,\s])keywords(?=\s*=)/gi, '$&\u01C3');
  const options = optionsWith(text, strings);
  let library = parseSafely(text, options);
  if (library.errors.some(({ error }) => error.startsWith('Unclosed math'))) {
    library = parseSafely(text.replace(/(?<!\\)\$/g, DOLLAR), options);
  }
  const [entry] = library.entries;
  const defect = parseErrorIn(library.errors);
  if (defect !== undefined || entry === undefined) {
    return defect ?? { message: 'There is no entry here', line: 1, column: 1 };
  }
  const fields: readonly (readonly [string, unknown])[] = Object.entries(entry.fields);
  const values = fields.map(([name, value]) => [name.replace(KEYWORDS, '$1'), textOf(name, value)] as const);
  return {
    type: entry.type.toLowerCase(),
    key: block.key,
    values: new Map(values.filter(([, value]) => value !== '')),
    unexplained: library.errors.flatMap(({ error }) => UNEXPLAINED.exec(error)?.[1] ?? []),
  };
}

// Fields with names, where outer braces mark one name such as a company's.
const NAMES = /^(?:author|editors?|translator|bookauthor)/;

/** A value without braces around the whole, except in names. */
function textOf(name: string, value: unknown): string {
  if (typeof value !== 'string') return '';
  const text = value.replaceAll(DOLLAR, '$').replace(KEYWORDS, '$1').trim();
  return NAMES.test(name) ? text : withoutOuterBraces(text);
}

/** The keywords of all `keywords` fields, in order. */
function keywordsIn(own: ReadonlyMap<string, string>): string[] {
  return [...own]
    .filter(([name]) => /^keywords(?:\+duplicate-\d+)?$/.test(name))
    .flatMap(([, value]) => value.replace(REFERENCE, `$1${SEMICOLON}`).split(/\s*[,;]\s*/u))
    .map((keyword) => withoutOuterBraces(keyword.replaceAll(SEMICOLON, ';')));
}

/** Replaces a key that the parser rejects, such as many DOIs. Keys are not used after parsing. */
function withPlainKey({ text, key }: Block): string {
  if (/^[\p{L}\w+';:./-]*$/u.test(key)) return text;
  const at = text.indexOf(key);
  return `${text.slice(0, at)}${'k'.repeat(key.length)}${text.slice(at + key.length)}`;
}

/** Deeply nested braces overflow the parser's stack. */
function parseSafely(text: string, options: Options): Pick<Library, 'entries' | 'errors' | 'strings'> {
  try {
    return parse(text, options);
  } catch (error) {
    return {
      entries: [],
      errors: [{ error: error instanceof Error ? error.message : String(error) }],
      strings: {},
    };
  }
}

const UNEXPLAINED = /^Unresolved @string reference "(.*)"$/;

function parseErrorIn(errors: readonly { readonly error: string }[]): ParseError | undefined {
  const error = errors.map((one) => one.error).find((text) => !UNEXPLAINED.test(text));
  if (error === undefined) return undefined;
  const [, message = error, line, column] = /^(.*?) at line (\d+), column (\d+)/s.exec(error) ?? [];
  const [firstLine = ''] = message.split('\n');
  return {
    message: firstLine.slice(0, 200).replace(/[.\s]+$/u, ''),
    line: Number(line ?? 1),
    column: Number(column ?? 1),
  };
}
