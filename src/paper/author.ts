import { z } from 'zod';

/** A line of text that is not empty. */
export const text = z.string().trim().min(1);

/** An author or editor as printed. The parts of the name are present only if a source states them. */
export const authorSchema = z.looseObject({
  name: text,
  given: text.exactOptional(),
  family: text.exactOptional(),
  orcid: text.exactOptional(),
  affiliation: text.exactOptional(),
});

export type Author = z.infer<typeof authorSchema>;
