import { type Library, type Options, parse } from '@retorquere/bibtex-parser';
import type { Block } from './bibtex-blocks.ts';

/** The fields of an entry, in the TeX in which they are written; what only stands in its parent is not its own. */
export interface Entry {
  readonly field: (...names: readonly string[]) => string;
  readonly ownField: (...names: readonly string[]) => string;
  readonly keywords: readonly string[];
  /** Abbreviations that are used and that no `@string` explains. */
  readonly unexplained: readonly string[];
}

/** Why a block is no entry, and where in the block. */
export interface Defect {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** Whether a block could not be read. */
export function isDefect(result: Entry | Strings | Defect): result is Defect {
  return 'line' in result && typeof result.line === 'number';
}

/** Abbreviations by their names in capitals. */
export type Strings = ReadonlyMap<string, string>;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
// Left as they are, so that `"10~" # mar` does not become two numbers.
const MONTH_STRINGS: Readonly<Record<string, string>> = Object.fromEntries(
  MONTHS.map((month) => [month, month]),
);

// Read as they stand: their TeX becomes Markdown later, and nobody's capitals are changed.
const VERBATIM = [
  'title subtitle author booktitle journal journaltitle abstract url doi eprint year date month day keywords',
  'crossref volume howpublished archiveprefix eprinttype primaryclass eprintclass pdf arxiv arxivid note annote',
].flatMap((names) => names.split(' '));

/** How values are parsed: those of the fields `verbatim` not at all. */
const optionsWith = (text: string, strings: Strings, verbatim: readonly string[]): Options => ({
  strings: { ...MONTH_STRINGS, ...usedIn(text, strings) },
  sentenceCase: false,
  unsupported: (_, tex) => tex,
  removeOuterBraces: [],
  fieldMode: Object.fromEntries(verbatim.map((name) => [name, 'verbatim' as const])),
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
export function stringsOf({ text }: Block, strings: Strings): Strings | Defect {
  const library = parseSafely(text, optionsWith(text, strings, []));
  return defectOf(library.errors) ?? new Map(Object.entries(library.strings));
}

/** The entry of a block, with what it takes over from the block that its `crossref` names. */
export function entryOf(
  block: Block,
  strings: Strings,
  blockNamed: (key: string) => Block | undefined,
): Entry | Defect {
  const alone = parsed(block, strings);
  if (isDefect(alone)) return alone;
  const parent = blockNamed(alone.ownField('crossref').trim());
  if (parent === undefined || parent === block) return alone;
  const together = parsed({ ...block, text: `${block.text}\n${parent.text}` }, strings);
  return isDefect(together) ? alone : together;
}

// Ten thousand authors fit; the time that the parser takes grows with the square.
const LONGEST = 400_000;

// Stands for the dollar while a value is parsed in which they do not come in pairs, as in `costs $5`.
const DOLLAR = '\uE024';

function parsed(block: Block, strings: Strings): Entry | Defect {
  if (block.text.length > LONGEST) return { message: 'it is too long for an entry', line: 1, column: 1 };
  const text = withPlainKey(block);
  const options = optionsWith(text, strings, VERBATIM);
  let library = parseSafely(text, options);
  if (library.errors.some(({ error }) => error.startsWith('Unclosed math'))) {
    library = parseSafely(text.replace(/(?<!\\)\$/g, DOLLAR), options);
  }
  const [entry] = library.entries;
  const defect = defectOf(library.errors);
  if (defect !== undefined || entry === undefined) {
    return defect ?? { message: 'There is no entry here', line: 1, column: 1 };
  }
  const fields = new Map<string, unknown>(Object.entries(entry.fields));
  const inherited = new Set(entry.crossref?.inherited);
  const field = (...names: readonly string[]) =>
    names.map((name) => textOf(fields.get(name))).find((value) => value !== '') ?? '';
  const keywords: unknown = fields.get('keywords');
  return {
    field,
    ownField: (...names) => field(...names.filter((name) => !inherited.has(name))),
    keywords: Array.isArray(keywords) ? keywords.map(String) : [],
    unexplained: library.errors.flatMap(({ error }) => UNEXPLAINED.exec(error)?.[1] ?? []),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll(DOLLAR, '$').trim() : '';
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

function defectOf(errors: readonly { readonly error: string }[]): Defect | undefined {
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
