import { deferredRead } from '../reading/deferred-read.ts';
import type { Input } from '../reading/input.ts';
import type { Reader } from '../reading/reader.ts';

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

  read: deferredRead(async () => (await import('./daily-items.ts')).readItems),
};
