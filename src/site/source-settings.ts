import { z } from 'zod';
import { isArxivCategory } from '../paper/identifiers/arxiv-category.ts';
import { isWebAddress } from '../paper/schema.ts';

const text = z.string('must be text; put it in quotes').trim().min(1, 'must not be empty');
const category = text.refine(
  isArxivCategory,
  'must be a category as arXiv writes it, such as cs.CL or hep-th',
);
const MOST = 'must be a whole number from 1 to 30000';

/** The kinds of sources, by the names that `npm run fetch` gives them. */
const KINDS = ['hf', 'announcements', 'arxiv', 'oai'] as const;

const fields = {
  from: z.enum(KINDS, `must be ${KINDS.slice(0, -1).join(', ')} or ${KINDS.at(-1)}`),
  categories: z
    .array(category, 'must be a list, such as [cs.CL, cs.LG]')
    .min(1, 'must not be empty')
    .exactOptional(),
  query: text.exactOptional(),
  max: z.int(MOST).min(1, MOST).max(30_000, MOST).exactOptional(),
  set: text.exactOptional(),
  /** The address to use instead of the source's own, such as that of a mirror. */
  base: z.string('must be text').refine(isWebAddress, 'must be an http or https address').exactOptional(),
};

/** The settings that a kind takes besides `from` and `base`. */
const TAKES: Readonly<Record<(typeof KINDS)[number], readonly string[]>> = {
  hf: [],
  announcements: ['categories'],
  arxiv: ['categories', 'query', 'max'],
  oai: ['set'],
};

/** The keys of one source, for messages about unknown ones. */
export const SOURCE_KEYS = Object.keys(fields);

/** The schema of one entry of `sources` in `site.yaml`: a source from which the daily job fetches. */
const sourceSettings = z
  .strictObject(fields, 'must be settings, such as { from: hf }')
  .superRefine((source, context) => {
    const fail = (message: string, path: string[] = []) =>
      context.addIssue({ code: 'custom', message, path });
    if (source.from === 'announcements' && source.categories === undefined)
      fail('needs categories, such as [cs.CL, cs.LG]');
    if (source.from === 'arxiv' && source.categories === undefined && source.query === undefined)
      fail('needs categories, a query, or both');
    if (source.from === 'oai' && source.set === undefined) fail('needs a set, such as cs:cs:CL');
    for (const key of ['categories', 'query', 'max', 'set'] as const)
      if (source[key] !== undefined && !TAKES[source.from].includes(key))
        fail(`has no meaning for the source ${source.from}`, [key]);
  });

/** The schema of `sources` in `site.yaml`. */
export const sourcesSettings = z.array(sourceSettings, 'must be a list');

export type SourceSettings = z.output<typeof sourceSettings>;
