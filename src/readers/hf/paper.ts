import type { Input } from '../reading/input.ts';
import { jsonRecords } from '../reading/json-records.ts';
import { listingDayRule } from '../reading/listing-day.ts';
import type { Reader, Reading, ReadOptions } from '../reading/reader.ts';
import { readHfRecord } from './record.ts';
import { hfPaperSchema } from './schema.ts';

// Hugging Face's JSON has summaries and data of its own site; other JSON with titles and authors does not.
const SUMMARY = /"summary"\s*:/;
const OWN = /"(?:upvotes|discussionId|submittedOnDailyBy|submittedOnDailyAt|ai_summary|publishedAt)"\s*:/;

/** `GET /api/papers/{id}` of Hugging Face: one paper, with the fields that a daily listing has in `paper`. */
export const hfPaper: Reader = {
  name: 'hf-paper',
  label: 'a Hugging Face paper (JSON)',

  detect({ head }: Input): number {
    if (!/^\s*(?:\[\s*)?\{\s*"/.test(head) || /"paper"\s*:\s*\{/.test(head)) return 0;
    return SUMMARY.test(head) && OWN.test(head) ? 0.8 : 0;
  },

  async *read(input: Input, options: ReadOptions): AsyncGenerator<Reading> {
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
  },
};
