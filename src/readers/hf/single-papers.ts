import type { Input } from '../reading/input.ts';
import { jsonRecords } from '../reading/json-records.ts';
import { listingDayRule } from '../reading/listing-day.ts';
import type { Reading, ReadOptions } from '../reading/reader.ts';
import { readHfRecord } from './record.ts';
import { hfPaperSchema } from './schema.ts';

/** The papers of an answer, and the problems in it. */
export async function* readPapers(input: Input, options: ReadOptions): AsyncGenerator<Reading> {
  const context = {
    source: 'hf-paper',
    path: [],
    shape: '{"id": …, "title": …, …}',
    listed: listingDayRule(options),
  };
  for (const reading of jsonRecords(await input.text())) {
    if ('problem' in reading) yield reading;
    else {
      const result = hfPaperSchema.transform((paper) => ({ paper })).safeParse(reading.record.value);
      yield readHfRecord(reading.record, result, context);
    }
  }
}
