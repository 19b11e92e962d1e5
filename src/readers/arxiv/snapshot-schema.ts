import { z } from 'zod';

const text = z.string().nullish().catch(undefined);

/** The fields of a snapshot line that are read. */
export const snapshotSchema = z.object({
  id: z.string(),
  title: text,
  authors: text,
  authors_parsed: z.array(z.array(z.string())).nullish().catch(undefined),
  comments: text,
  'journal-ref': text,
  doi: text,
  categories: text,
  license: text,
  abstract: text,
  versions: z
    .array(z.object({ version: z.string(), created: z.string() }))
    .nullish()
    .catch(undefined),
});

export type Snapshot = z.infer<typeof snapshotSchema>;
