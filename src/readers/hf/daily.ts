import type { Input } from '../reading/input.ts';
import { jsonRecords } from '../reading/json-records.ts';
import type { Reader, Reading, ReadOptions } from '../reading/reader.ts';
import { readHfRecord } from './record.ts';
import { hfItemSchema } from './schema.ts';

/** `GET /api/daily_papers` of Hugging Face: an array of items, one file a day, or any number of files. */
export const hfDaily: Reader = {
  name: 'hf-daily',
  label: 'Hugging Face daily papers (JSON)',
  mayBeEmpty: true,

  detect(input: Input): number {
    const head = input.head.slice(0, 20_000);
    if (!/^\s*[[{]/.test(head)) return 0;
    if (/"paper"\s*:\s*\{/.test(head)) return 0.9;
    // An empty day is an empty array, and JSON that is broken early is still likelier a day than anything else.
    return /^\s*\[/.test(head) ? 0.2 : 0;
  },

  async *read(input: Input, options: ReadOptions): AsyncGenerator<Reading> {
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
  },
};
