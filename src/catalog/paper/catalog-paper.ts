import { z } from 'zod';
import { paperSchema } from '../../paper/schema.ts';

/** A paper in the catalog: its record, and the Markdown that a person wrote under `## Notes`. */
export const catalogPaperSchema = paperSchema.extend({ notes: z.string() });

export type CatalogPaper = z.infer<typeof catalogPaperSchema>;
