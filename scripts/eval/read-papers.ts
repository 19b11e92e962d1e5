import { UsageError } from '../../src/commands/usage-error.ts';
import { findInputs } from '../../src/ingest/inputs.ts';
import type { Paper } from '../../src/paper/schema.ts';
import { openInput } from '../../src/readers/reading/open-input.ts';
import { detectReader } from '../../src/readers/registry.ts';

/**
 * The papers of files and folders, in any format that ingest reads. `folder` is the base of relative paths.
 * @throws {UsageError} for a file that no reader recognises.
 */
export async function* readPapers(inputs: readonly string[], folder: string): AsyncGenerator<Paper> {
  for (const { name, path } of await findInputs(inputs, folder)) {
    const input = await openInput(name, path);
    const reader = detectReader(input);
    if (reader === undefined) throw new UsageError(`No reader recognises ${name}.`, 'Leave it out.');
    for await (const reading of reader.read(input, { captured: '2026-01-01' }))
      if ('paper' in reading) yield reading.paper;
  }
}
