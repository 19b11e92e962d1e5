import type { DigestContent, DigestPaper } from './digest-content.ts';
import { firstLinesOf } from './first-lines.ts';
import { type DigestExtent, type DigestLook, sectionsWithin } from './layout.ts';
import { aboutWords, countWords, reasonWords, restWords } from './words.ts';

/** The digest as plain text: the same papers and lines as in the HTML. */
export function digestText(
  content: DigestContent,
  extent: DigestExtent,
  { unsubscribe, manage }: Pick<DigestLook, 'unsubscribe' | 'manage'> = {},
): string {
  const sections = sectionsWithin(content, extent).flatMap(({ heading, papers }) => [
    ...(heading === undefined ? [] : [`== ${heading} ==`]),
    ...papers.map((paper) => paperText(paper, extent.firstLines)),
  ]);
  const rest = content.paperCount - extent.papers;
  return `${[
    `${content.siteName}\n${content.title} · ${countWords(content)}`,
    ...sections,
    ...(rest > 0 ? [`${restWords(rest, content)}:\n${content.page}`] : []),
    [
      '--',
      aboutWords(content),
      `Read it on the site: ${content.page}`,
      ...(manage === undefined ? [] : [`Change topics and frequency: ${manage}`]),
      ...(unsubscribe === undefined ? [] : [`Unsubscribe: ${unsubscribe}`]),
    ].join('\n'),
  ].join('\n\n')}\n`;
}

function paperText(paper: DigestPaper, length: number): string {
  return [paper.title, paper.byline, firstLinesOf(paper.abstract, length), reasonWords(paper), paper.url]
    .filter((line) => line !== '')
    .join('\n');
}
