import type { Input } from '../reading/input.ts';
import { jsonRecords } from '../reading/json-records.ts';
import type { Reader, Reading, ReadOptions } from '../reading/reader.ts';
import { readHfRecord } from './record.ts';
import { hfItemSchema } from './schema.ts';

/** `GET /api/daily_papers` of Hugging Face: an array of items. A file may hold any number of days. */
export const hfDaily: Reader = {
  name: 'hf-daily',
  label: 'Hugging Face daily papers (JSON)',
  mayBeEmpty: true,

  detect(input: Input): number {
    const head = input.head.slice(0, 20_000);
    if (!/^\s*[[{]/.test(head)) return 0;
    if (/"paper"\s*:\s*\{/.test(head)) return 0.9;
    // A day without papers is an empty array. JSON that is broken near its beginning is most likely a day
    // too.
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
