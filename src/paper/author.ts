import { z } from 'zod';

/** A line of text that is not empty. */
export const text = z.string().trim().min(1);

/** One author or editor as printed; the parts of the name only where a source has them. */
export const authorSchema = z.looseObject({
  name: text,
  given: text.exactOptional(),
  family: text.exactOptional(),
  orcid: text.exactOptional(),
  affiliation: text.exactOptional(),
});

export type Author = z.infer<typeof authorSchema>;
