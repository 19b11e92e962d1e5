import { readFileSync } from 'node:fs';
import { type Document, isAlias, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import { ConfigError, type ConfigProblem } from './config-error.ts';

/** A settings file that has been read: what it says, and where. */
export interface YamlFile {
  readonly document: Document;
  /** What it says as plain values; `undefined` where it is empty, or where it is no YAML. */
  readonly content: unknown;
  /** Whether its values can be looked at, or would mislead. */
  readonly isReadable: boolean;
  /** What is wrong with it as YAML. */
  readonly problems: readonly ConfigProblem[];
  /** Where the character at `offset` stands. */
  place(offset: number): Pick<ConfigProblem, 'line' | 'column'>;
  problem(offset: number, message: string, hint: string): ConfigProblem;
}

const QUOTES_HINT =
  'Put text with : # * & { [ in double quotes, and check that keys of one level are indented alike.';

const HINTS: Partial<Record<YAMLError['code'], string>> = {
  DUPLICATE_KEY: 'Keep one of the two.',
  MULTIPLE_DOCS: 'Take that line away.',
  TAB_AS_INDENT: 'Indent with spaces.',
};

/** Reads the text of a settings file; `file` is its name for messages. Never throws. */
export function readYaml(text: string, file: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problem = (offset: number, message: string, hint: string): ConfigProblem => ({
    file,
    ...place(offset),
    message,
    hint,
  });
  const faults = [...document.errors, ...document.warnings];
  const problems = faults.map((fault) =>
    problem(fault.pos[0], inWords(fault), HINTS[fault.code] ?? QUOTES_HINT),
  );
  visit(document, {
    Alias: (_, node) => {
      if (node.resolve(document) !== undefined) return;
      const what = `“*${node.source}” is a YAML alias, not text.`;
      problems.push(problem(node.range?.[0] ?? 0, what, 'Put text that begins with * in double quotes.'));
    },
  });
  // A key that is there twice leaves the rest of the file readable.
  const isReadable = problems.length === faults.filter(({ code }) => code === 'DUPLICATE_KEY').length;
  const { content, fault } = isReadable ? contentOf(document) : {};
  if (fault !== undefined) problems.push(problem(0, `This is no YAML: ${fault}.`, QUOTES_HINT));
  return { document, content, isReadable: isReadable && fault === undefined, problems, place, problem };
}

function contentOf(document: Document): { readonly content?: unknown; readonly fault?: string } {
  try {
    return { content: document.toJS() ?? undefined };
  } catch (error) {
    // Aliases of aliases may stand for more than any memory holds.
    if (error instanceof ReferenceError) return { fault: error.message };
    throw error;
  }
}

function inWords({ code, message }: YAMLError): string {
  if (code === 'DUPLICATE_KEY') return 'This key is there twice.';
  if (code === 'MULTIPLE_DOCS') return 'A line --- begins a second document, which would be left out.';
  return `This is no YAML: ${message.replace(/[.:]?$/u, '.')}`;
}

/** Whether an alias, which stands for another value, is anywhere in the file. */
export function aliasesIn(document: Document): { readonly offset: number; readonly source: string }[] {
  const found: { offset: number; source: string }[] = [];
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) found.push({ offset: node.range?.[0] ?? 0, source: node.source });
    },
  });
  return found;
}

/** The text of a settings file, `file` by name. @throws {ConfigError} where it cannot be read, or is not UTF-8. */
export function readSettingsText(path: string, file: string): string {
  const fail = (message: string, hint: string) =>
    new ConfigError([{ file, line: 1, column: 1, message, hint }]);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw fail(`The file cannot be read: ${reason}.`, 'See that it is a file, and that you may read it.');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw fail('The file is not UTF-8 text.', 'Open it in your editor and save it as UTF-8.');
  }
}
