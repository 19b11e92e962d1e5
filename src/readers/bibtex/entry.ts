import { type Library, type Options, parse } from '@retorquere/bibtex-parser';
import type { Block } from './blocks.ts';
import { withoutOuterBraces } from './braces.ts';
import { type Fields, inheritanceOf } from './inheritance.ts';

/** The fields of an entry, in the TeX in which they are written; what only stands in its parent is not its own. */
export interface Entry {
  /** In lower case, without the `@`. */
  readonly type: string;
  readonly field: (...names: readonly string[]) => string;
  readonly ownField: (...names: readonly string[]) => string;
  readonly keywords: readonly string[];
  /** Abbreviations that are used and that no `@string` explains. */
  readonly unexplained: readonly string[];
  /** Keys of entries from which it would take something over, if they were in the file. */
  readonly missing: readonly string[];
}

/** The fields of a block without inherited ones, and its abbreviations that no `@string` defines. */
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

// Left as they are, so that `"10~" # mar` does not become two numbers.
const MONTHS = 'january february march april may june july august september october november december';
const MONTH_STRINGS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    MONTHS.split(' ').flatMap((month) => [month, month.slice(0, 3)].map((name) => [name, month.slice(0, 3)])),
  ),
  sept: 'sep',
};

/** How values are parsed: not at all, as their TeX becomes Markdown later, and nobody's capitals are changed. */
const optionsWith = (text: string, strings: Strings): Options => ({
  strings: { ...MONTH_STRINGS, ...usedIn(text, strings) },
  sentenceCase: false,
  applyCrossRef: false,
  unsupported: (_, tex) => tex,
  removeOuterBraces: [],
  verbatimFields: [/./],
});

/** The abbreviations that a block uses. The parser copies all that it is given, and a file may define thousands. */
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

/** What `@string` blocks define, by names in capitals. */
export function stringsOf({ text }: Block, strings: Strings): Strings | ParseError {
  const library = parseSafely(text, optionsWith(text, strings));
  return parseErrorIn(library.errors) ?? new Map(Object.entries(library.strings));
}

/** The entry of a block, with what it takes over from the entries to which it refers. */
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

// Ten thousand authors fit; the time that the parser takes grows with the square.
const LONGEST = 400_000;

// Stands for the dollar while a value is parsed in which they do not come in pairs, as in `costs $5`.
const DOLLAR = '\uE024';
// The parser sorts keywords and takes their braces for letters, unless it does not know them for what they are.
const KEYWORDS = /(keywords)\u01C3/gi;
// Stands for the semicolon of `&amp;`, at which keywords would be parted.
const SEMICOLON = '\uE025';
const REFERENCE = /(&(?:[A-Za-z]{2,8}|\\?#\w{2,7}|\}amp|\}[lg]t));/g;

/** Parses a block, without inherited fields. */
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

// Where the braces around a name say that it is one piece, as a company's.
const NAMES = /^(?:author|editors?|translator|bookauthor)/;

/** A value without the braces around the whole of it, which some programs set twice and which mean nothing. */
function textOf(name: string, value: unknown): string {
  if (typeof value !== 'string') return '';
  const text = value.replaceAll(DOLLAR, '$').replace(KEYWORDS, '$1').trim();
  return NAMES.test(name) ? text : withoutOuterBraces(text);
}

/** The keywords of all the fields of that name, in order. */
function keywordsIn(own: ReadonlyMap<string, string>): string[] {
  return [...own]
    .filter(([name]) => /^keywords(?:\+duplicate-\d+)?$/.test(name))
    .flatMap(([, value]) => value.replace(REFERENCE, `$1${SEMICOLON}`).split(/\s*[,;]\s*/u))
    .map((keyword) => withoutOuterBraces(keyword.replaceAll(SEMICOLON, ';')));
}

/** A key may hold what the parser does not expect in one, as many DOIs do; nothing depends on it. */
function withPlainKey({ text, key }: Block): string {
  if (/^[\p{L}\w+';:./-]*$/u.test(key)) return text;
  const at = text.indexOf(key);
  return `${text.slice(0, at)}${'k'.repeat(key.length)}${text.slice(at + key.length)}`;
}

/** Braces nested too deep exhaust the stack of the parser. */
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
