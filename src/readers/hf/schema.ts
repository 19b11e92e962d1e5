import { z } from 'zod';

const count = z
  .number()
  .max(Number.MAX_SAFE_INTEGER)
  .transform((value) => Math.max(0, Math.round(value)))
  .nullish()
  .catch(undefined);
const line = z.string().nullish().catch(undefined);
const organization = z.object({ name: line, fullname: line }).nullish().catch(undefined);

/** The fields of `paper` in a daily listing that are read. Accounts, avatars and AI summaries are not. */
export const hfPaperSchema = z.object({
  id: z.string(),
  title: line,
  summary: line,
  authors: z.array(z.object({ name: z.string() })).nullish(),
  publishedAt: line,
  submittedOnDailyAt: line,
  upvotes: count,
  discussionId: line,
  projectPage: line,
  githubRepo: line,
  githubStars: count,
  ai_keywords: z.array(z.string()).nullish().catch(undefined),
  organization,
  withdrawnAt: line,
});

/** An item of a daily listing. */
export const hfItemSchema = z.object({
  title: line,
  summary: line,
  publishedAt: line,
  numComments: count,
  paper: hfPaperSchema,
  organization,
});

export type HfItem = z.infer<typeof hfItemSchema>;
