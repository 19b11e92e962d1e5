import { type Document, isAlias, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import { readRegularFile } from '../commands/regular-file.ts';
import { ConfigError, type ConfigProblem } from './config-error.ts';

/** A parsed settings file. */
export interface YamlFile {
  readonly document: Document;
  /** Its content as plain values; `undefined` if it is empty or not YAML. */
  readonly content: unknown;
  /** Whether `content` can be used. After a mistake in the YAML its values may be wrong. */
  readonly isReadable: boolean;
  /** The mistakes in its YAML. */
  readonly problems: readonly ConfigProblem[];
  /** The place of the character at `offset`. */
  place(offset: number): Pick<ConfigProblem, 'line' | 'column'>;
  problem(offset: number, message: string, hint: string): ConfigProblem;
}

const QUOTES_HINT =
  'Put text with : # * & { [ in double quotes, and check that keys of one level are indented alike.';

const HINTS: Partial<Record<YAMLError['code'], string>> = {
  DUPLICATE_KEY: 'Keep one of the two.',
  MULTIPLE_DOCS: 'Remove that line.',
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
    Alias: (_, node, above) => {
      const target = node.resolve(document);
      // A value that contains itself has no end.
      if (target !== undefined && !above.includes(target)) return;
      const what = `“*${node.source}” is a YAML alias, not text.`;
      problems.push(problem(node.range?.[0] ?? 0, what, 'Put text that begins with * in double quotes.'));
    },
  });
  // A duplicate key does not affect the rest of the file.
  const isReadable = problems.length === faults.filter(({ code }) => code === 'DUPLICATE_KEY').length;
  const { content, fault } = isReadable ? contentOf(document) : {};
  if (fault !== undefined) problems.push(problem(0, `This is not valid YAML: ${fault}.`, QUOTES_HINT));
  return { document, content, isReadable: isReadable && fault === undefined, problems, place, problem };
}

function contentOf(document: Document): { readonly content?: unknown; readonly fault?: string } {
  try {
    return { content: document.toJS() ?? undefined };
  } catch (error) {
    // Aliases of aliases may expand to more than memory can hold.
    if (error instanceof ReferenceError) return { fault: error.message };
    throw error;
  }
}

function inWords({ code, message }: YAMLError): string {
  if (code === 'DUPLICATE_KEY') return 'This key appears twice.';
  if (code === 'MULTIPLE_DOCS') return 'A line --- begins a second document, which would be ignored.';
  return `This is not valid YAML: ${message.replace(/[.:]?$/u, '.')}`;
}

/** All YAML aliases in the file. */
export function aliasesIn(document: Document): { readonly offset: number; readonly source: string }[] {
  const found: { offset: number; source: string }[] = [];
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) found.push({ offset: node.range?.[0] ?? 0, source: node.source });
    },
  });
  return found;
}

/**
 * Reads the text of a settings file; `file` is its name in messages.
 * @throws {ConfigError} if it cannot be read, or is not UTF-8.
 */
export function readSettingsText(path: string, file: string): string {
  const fail = (message: string, hint: string) =>
    new ConfigError([{ file, line: 1, column: 1, message, hint }]);
  let bytes: Buffer;
  try {
    bytes = readRegularFile(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw fail(
      `The file cannot be read: ${reason.replace(/\.$/u, '')}.`,
      'Check that it is a file, and that you may read it.',
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw fail('The file is not UTF-8 text.', 'Open it in your editor and save it as UTF-8.');
  }
}
