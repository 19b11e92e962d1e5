import { z } from 'zod';
import { type Author, authorSchema, text } from './author.ts';
import { isDay } from './days.ts';
import { ID_PATTERN } from './identifiers/identifiers.ts';
import { publicationSchema } from './publication.ts';

const day = z
  .string()
  .refine(isDay, 'must be an existing day, written as YYYY-MM-DD, from the year 1000 to 2999');
const count = z.int().nonnegative();

/** Whether an address is http or https. Pages link to no others. */
export function isWebAddress(address: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}

/** In characters. File systems allow 255 bytes for a name, with its ending. */
const LONGEST_ID = 200;

/** Whether an address has a name or a password, which everybody could read who reads the address. */
export function hasCredentials(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { username, password } = new URL(address);
  return username + password !== '';
}

const webAddress = z.string().refine(isWebAddress, 'must be an http or https address');

const arxivSchema = z.looseObject({
  version: z.int().positive().exactOptional(),
  primary: text.exactOptional(),
  categories: z.array(text).exactOptional(),
});

const fields = {
  /** arXiv id without version; else ACL id; else a slug of the DOI; else a slug of the title. */
  id: z
    .string()
    .max(LONGEST_ID)
    .regex(ID_PATTERN, 'must be letters, digits, dots and dashes, with one slash at most'),
  /** One line of Markdown. */
  title: text,
  authors: z.array(authorSchema).min(1).exactOptional(),
  /** Only if the names are not known. */
  authorCount: z.int().positive().exactOptional(),
  /** The edition: the day on which a source listed the paper. */
  listed: day.exactOptional(),
  /** Which part of `listed` is inferred: its year, or all of it from the day of publication. */
  listedInferred: z.enum(['year', 'published']).exactOptional(),
  /** The paper's own first date. */
  published: day.exactOptional(),
  publishedInferred: z.enum(['year']).exactOptional(),
  /** The year of publication, if no day is known. */
  year: z.int().min(1000).max(2999).exactOptional(),
  updated: day.exactOptional(),
  arxiv: arxivSchema.exactOptional(),
  doi: text.exactOptional(),
  /** The container's title: the journal, the proceedings or the book that the paper is a part of. */
  venue: text.exactOptional(),
  publication: publicationSchema.exactOptional(),
  license: webAddress.exactOptional(),
  links: z.record(z.string(), webAddress).exactOptional(),
  upvotes: count.exactOptional(),
  comments: count.exactOptional(),
  stars: count.exactOptional(),
  organization: text.exactOptional(),
  /** The authors' comment, such as the number of pages. */
  authorComment: text.exactOptional(),
  keywords: z.array(text).exactOptional(),
  /** Only topics that a person pinned. All others are derived from `topics.yaml` at build time. */
  topics: z.array(text).exactOptional(),
  sources: z.array(text).min(1),
  /** Former ids of the paper; their addresses keep working. */
  aliases: z.array(z.string().max(LONGEST_ID).regex(ID_PATTERN)).exactOptional(),
  withdrawn: day.exactOptional(),
  /** Only a person sets this: the paper keeps its file but has no page, and no source changes it. */
  hidden: z.boolean().exactOptional(),
};

/** The keys of a paper's fields, in the order in which they are written. */
export const FIELD_ORDER = Object.keys(fields) as readonly (keyof typeof fields)[];

/** The front matter of a paper's file. Unknown keys are allowed: a person may add some. */
export const frontMatterSchema = z.looseObject(fields);

/** One bibliographic record: the fields of the front matter, and the abstract as Markdown (empty if unknown). */
export const paperSchema = z.object({ ...fields, abstract: z.string() });

export type { Author };
export type Paper = z.infer<typeof paperSchema>;
