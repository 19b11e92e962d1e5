import type { Paper } from '../paper/schema.ts';
import { type Input, InputError } from '../readers/reading/input.ts';
import { inputFrom, openInput } from '../readers/reading/open-input.ts';
import type { Reader, Reading, ReadOptions } from '../readers/reading/reader.ts';
import { detectReader, readers } from '../readers/registry.ts';
import { toStoreError } from '../store/store-error.ts';
import { isNotParsed } from '../text/mdast/bounded-depth.ts';
import type { InputPath } from './inputs.ts';

/** Opens an input, or takes its bytes. @throws {InputError} for any reason why it cannot be read. */
export async function openAnyInput(
  { name, path, problem }: InputPath,
  bytes: Uint8Array | undefined,
): Promise<Input> {
  if (problem !== undefined) throw new InputError(problem.message, problem.hint);
  try {
    return bytes === undefined ? await openInput(name, path) : await inputFrom(name, bytes);
  } catch (error) {
    throw toInputError(error, name);
  }
}

/**
 * What a reader returns. If it fails in a way that its code does not expect, only the rest of this input is lost.
 * @throws {InputError} for any failure.
 */
export async function* readingsOf(
  reader: Reader,
  input: Input,
  options: ReadOptions,
): AsyncGenerator<Reading> {
  const readings = reader.read(input, options)[Symbol.asyncIterator]();
  let problems = 0;
  try {
    for (;;) {
      const next = await nextOf(readings, input.name);
      if (next.done === true) return;
      yield next.value;
      problems = 'problem' in next.value ? problems + 1 : 0;
      if (problems === MOST_PROBLEMS) throw tooManyProblems();
    }
  } finally {
    await readings.return?.();
  }
}

/** Warnings about the texts of a paper whose markup its pages do not show. */
export function markupWarnings({ title, abstract }: Paper): string[] {
  return Object.entries({ title, abstract })
    .filter(([, text]) => isNotParsed(text))
    .map(([field]) => `Its ${field} is too long or has too much markup, so it is shown as plain text.`);
}

/** In a row. A file of which no record can be read would fill the quarantine with as many files. */
const MOST_PROBLEMS = 1000;

function tooManyProblems(): InputError {
  const message = `${MOST_PROBLEMS.toLocaleString('en')} records in a row cannot be read, so the rest of the file was not read.`;
  return new InputError(
    message,
    'Look at the first of them in the quarantine. The file may have another format: --format names it.',
  );
}

async function nextOf(
  readings: AsyncIterator<Reading>,
  name: string,
): Promise<IteratorResult<Reading, unknown>> {
  try {
    return await readings.next();
  } catch (error) {
    throw toInputError(error, name);
  }
}

function toInputError(error: unknown, name: string): InputError {
  if (error instanceof InputError) return error;
  const known = toStoreError(error, name);
  if (known !== undefined) return new InputError(known.message, 'Correct the cause, and ingest again.');
  const reason = error instanceof Error ? error.message : String(error);
  const hint =
    'If the file looks right, report this as a defect of the reader. Its records before this place were read.';
  return new InputError(`The file, or a record in it, cannot be read: ${reason}.`, hint);
}

/** The reader of an input: the chosen one, else that of the format that it seems to have. @throws {InputError} if it has none. */
export function readerFor(input: Input, chosen: Reader | undefined): Reader {
  const reader = chosen ?? detectReader(input);
  if (reader !== undefined) return reader;
  const names = readers.map((one) => `${one.name} (${one.label})`).join(', ');
  throw new InputError('No reader recognises this file.', `Name its format with --format: ${names}.`);
}
