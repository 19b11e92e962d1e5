import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { paperSchema } from '../../src/paper/schema.ts';
import { decodeInput, InputError } from '../../src/readers/reading/input.ts';
import type { Reading } from '../../src/readers/reading/reader.ts';
import { detectReader, readerNamed } from '../../src/readers/registry.ts';

/**
 * One folder per case: `input.txt` or `input.json` as the bytes are given, `options.json` where the defaults do not do,
 * and `expected.json`. With UPDATE=1 in the environment what comes out becomes what is expected: read the difference.
 */
const CASES = join(import.meta.dirname, 'cases');

interface Options {
  /** The name of the file, for the day in it. */
  readonly name?: string;
  readonly captured?: string;
  readonly listed?: string;
}

async function readCase(readerName: string, folder: string): Promise<unknown> {
  const file = readdirSync(folder).find((name) => name.startsWith('input.'));
  if (file === undefined) throw new Error(`${folder} has no input.`);
  const options: Options = existsSync(join(folder, 'options.json'))
    ? (JSON.parse(readFileSync(join(folder, 'options.json'), 'utf8')) as Options)
    : {};
  try {
    const input = decodeInput(options.name ?? file, readFileSync(join(folder, file)));
    const readings: Reading[] = [];
    const reader = readerNamed(readerName);
    if (reader === undefined) throw new Error(`There is no reader ${readerName}.`);
    const { captured = '2025-12-31', listed } = options;
    for await (const reading of reader.read(input, { captured, listed })) readings.push(reading);
    for (const reading of readings) if ('paper' in reading) paperSchema.parse(reading.paper);
    return { detected: detectReader(input)?.name ?? null, readings };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { error: { message: error.message, hint: error.hint } };
  }
}

for (const reader of readdirSync(CASES)) {
  describe(`the reader ${reader}`, () => {
    for (const name of readdirSync(join(CASES, reader))) {
      test(`reads ${name.replaceAll('-', ' ')}`, async () => {
        const folder = join(CASES, reader, name);
        const expected = join(folder, 'expected.json');
        const result: unknown = JSON.parse(JSON.stringify(await readCase(reader, folder)));
        if (process.env.UPDATE === '1') writeFileSync(expected, `${JSON.stringify(result, null, 2)}\n`);
        expect(result).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
      });
    }
  });
}
