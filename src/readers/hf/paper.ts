import { deferredRead } from '../reading/deferred-read.ts';
import type { Input } from '../reading/input.ts';
import type { Reader } from '../reading/reader.ts';

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

  read: deferredRead(async () => (await import('./single-papers.ts')).readPapers),
};
