import type { DayPaper } from '../../src/for-you/day-file.ts';
import { contentWordsOf } from '../../src/for-you/words.ts';

/** A made-up paper of a day. Its words are those of its title, and of `text`. */
export function dayPaper({
  text = '',
  telling = [],
  ...fields
}: Partial<Omit<DayPaper, 'words' | 'telling'>> & {
  readonly text?: string;
  readonly telling?: readonly string[];
}): DayPaper {
  const title = fields.title ?? fields.id ?? 'A title';
  return {
    id: title,
    authors: [],
    topics: [],
    ...fields,
    title,
    telling: telling.map((printed) => ({ printed, weight: 30, isName: true })),
    words: new Set(contentWordsOf(`${title} ${text}`)),
  };
}

/** The ids of papers in their order. */
export function idsOf(papers: readonly { readonly paper: DayPaper }[]): string[] {
  return papers.map(({ paper }) => paper.id);
}
