import { z } from 'zod';
import { authorSchema, text } from './author.ts';

/**
 * The types of works, as CSL names them
 * (https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types). `article` is a preprint.
 */
export const CSL_TYPES = [
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'book',
  'chapter',
  'collection',
  'dataset',
  'document',
  'entry-dictionary',
  'entry-encyclopedia',
  'manuscript',
  'motion_picture',
  'paper-conference',
  'patent',
  'periodical',
  'post-weblog',
  'report',
  'review',
  'software',
  'song',
  'speech',
  'standard',
  'thesis',
  'webpage',
] as const;

/** The publication of a work: the data of a citation beyond title, authors, venue and date. */
export const publicationSchema = z.looseObject({
  type: z.enum(CSL_TYPES).exactOptional(),
  /** As printed, since `12B`, `XIV` and `3-4` are volumes and issues too. */
  volume: text.exactOptional(),
  issue: text.exactOptional(),
  /** `11-19`, with a plain hyphen between first and last; several ranges are separated by `, `. */
  pages: text.exactOptional(),
  /** The number that a journal without pages gives an article, `e0123` or `041001`. */
  articleNumber: text.exactOptional(),
  /** The number of a report, a patent or a standard, or of a volume within its series. */
  number: text.exactOptional(),
  publisher: text.exactOptional(),
  /** The place of the publisher. */
  place: text.exactOptional(),
  editors: z.array(authorSchema).min(1).exactOptional(),
  /** The series of books or proceedings that the volume belongs to. */
  series: text.exactOptional(),
  edition: text.exactOptional(),
  /** The university of a thesis, the institution of a report. */
  school: text.exactOptional(),
  /** The kind of thesis or report, `PhD thesis`. */
  genre: text.exactOptional(),
  /** The conference, if its name differs from that of the proceedings. */
  event: text.exactOptional(),
  /** The place of the conference. */
  eventPlace: text.exactOptional(),
  /** From 1 to 12, if the month of publication is known but not the day. */
  month: z.int().min(1).max(12).exactOptional(),
  isbn: text.exactOptional(),
  issn: text.exactOptional(),
  pmid: text.exactOptional(),
});

export type Publication = z.infer<typeof publicationSchema>;
