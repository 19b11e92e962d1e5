/** An entry of a BibTeX file. Field names are in lower case; values are as written, without the outer braces or quotation marks. */
export interface BibEntry {
  /** In lower case: `article`. */
  readonly type: string;
  readonly key: string;
  readonly fields: ReadonlyMap<string, string>;
  /** The whole entry as written. */
  readonly source: string;
}

const START = /@[ \t]*([A-Za-z]+)\s*[{(]/gu;
const NO_ENTRY = new Set(['comment', 'preamble', 'string']);

/**
 * The entries of a BibTeX file. It is tolerant: what it cannot read ends the entry, and the next `@` begins another. The build has
 * a complete reader, which is too large for a page. Abbreviations of `@string` are replaced.
 */
export function bibtexEntriesOf(text: string): BibEntry[] {
  const strings = new Map(MONTHS.map((month, at) => [month, String(at + 1)]));
  const entries: BibEntry[] = [];
  const start = new RegExp(START);
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    const type = (match[1] ?? '').toLowerCase();
    if (type === 'comment' || type === 'preamble') continue;
    const scanner = new Scanner(text, start.lastIndex, strings);
    const key = type === 'string' ? '' : scanner.key();
    const fields = key === undefined ? new Map<string, string>() : scanner.fields();
    if (key === undefined || scanner.at <= start.lastIndex) continue;
    start.lastIndex = scanner.at;
    if (type === 'string') for (const [name, value] of fields) strings.set(name, value);
    else if (!NO_ENTRY.has(type))
      entries.push({ type, key, fields, source: text.slice(match.index, scanner.at) });
  }
  return entries;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Reads the parts of one entry, from `at` on. */
class Scanner {
  at: number;
  readonly #text: string;
  readonly #strings: ReadonlyMap<string, string>;

  constructor(text: string, at: number, strings: ReadonlyMap<string, string>) {
    this.#text = text;
    this.at = at;
    this.#strings = strings;
  }

  /** The key of the entry; `undefined` if there is none. */
  key(): string | undefined {
    return this.#match(/\s*([^,={}"\s]*)\s*,/uy)?.[1];
  }

  /** The fields up to the end of the entry, or to the first one that cannot be read. */
  fields(): Map<string, string> {
    const fields = new Map<string, string>();
    for (;;) {
      const name = this.#match(/[\s,]*([A-Za-z][\w:.+-]*)\s*=\s*/uy)?.[1]?.toLowerCase();
      const value = name === undefined ? undefined : this.#value();
      if (name === undefined || value === undefined) break;
      if (!fields.has(name)) fields.set(name, value);
    }
    this.#match(/[\s,]*[})]/uy);
    return fields;
  }

  /** A value, or several joined by `#`. */
  #value(): string | undefined {
    const parts: string[] = [];
    do {
      const part = this.#part();
      if (part === undefined) return undefined;
      parts.push(part);
    } while (this.#match(/\s*#\s*/uy) !== undefined);
    return parts.join('');
  }

  #part(): string | undefined {
    const open = this.#text[this.at];
    if (open === '{' || open === '"') return this.#quoted(open);
    const bare = this.#match(/[^\s,{}"#()=]+/uy)?.[0];
    return bare === undefined ? undefined : (this.#strings.get(bare.toLowerCase()) ?? bare);
  }

  #quoted(open: string): string | undefined {
    const token = /\\.|[{}"]/gsu;
    const begin = this.at + 1;
    token.lastIndex = begin;
    let depth = 0;
    for (let match = token.exec(this.#text); match !== null; match = token.exec(this.#text)) {
      const [sign] = match;
      const isEnd = depth === 0 && (open === '{' ? sign === '}' : sign === '"');
      if (isEnd) {
        this.at = token.lastIndex;
        return this.#text.slice(begin, match.index);
      }
      if (sign === '{') depth += 1;
      else if (sign === '}') depth -= 1;
    }
    return undefined;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.#text) ?? undefined;
    if (match !== undefined) this.at = pattern.lastIndex;
    return match;
  }
}
