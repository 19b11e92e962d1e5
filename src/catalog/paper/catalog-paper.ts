import { z } from 'zod';
import { paperSchema } from '../../paper/schema.ts';

/** A paper as the catalog holds it: the record, and the Markdown that a person wrote under `## Notes`. */
export const catalogPaperSchema = paperSchema.extend({ notes: z.string() });

export type CatalogPaper = z.infer<typeof catalogPaperSchema>;
