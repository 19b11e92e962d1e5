import type { Input } from '../reading/input.ts';
import { jsonRecords } from '../reading/json-records.ts';
import type { Reading, ReadOptions } from '../reading/reader.ts';
import { readHfRecord } from './record.ts';
import { hfItemSchema } from './schema.ts';

/** The papers of a daily listing, and the problems in it. */
export async function* readItems(input: Input, options: ReadOptions): AsyncGenerator<Reading> {
  const listed = input.day ?? options.listed;
  const context = {
    source: 'hf-daily',
    path: ['paper'],
    shape: '{"paper": {"id": …, "title": …}, …}',
    listed: () => (listed === undefined ? {} : { listed }),
  };
  for (const reading of jsonRecords(await input.text())) {
    if ('problem' in reading) yield reading;
    else yield readHfRecord(reading.record, hfItemSchema.safeParse(reading.record.value), context);
  }
}
