import { parseArgs } from 'node:util';
import { ingest } from '../../src/ingest/ingest.ts';
import { findInputs } from '../../src/ingest/inputs.ts';

// Runs ingest as the command does, but writes papers after every hundred records: `killed.test.ts` kills it between two batches
// without reading thousands of records each time.

const { values, positionals } = parseArgs({
  options: { content: { type: 'string', default: '' }, captured: { type: 'string' } },
  allowPositionals: true,
});
const inputs = await findInputs(positionals, process.cwd());
await ingest({ inputs, contentDir: values.content, captured: values.captured, batch: 100 });
