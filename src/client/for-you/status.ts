import type { Ranking } from '../../for-you/ranking.ts';

/** The list, in words. */
export interface ListStatus {
  readonly ranking: Ranking;
  /** The number of papers that only the pages of their days have. */
  readonly leftOut: number;
  /** The day, or the number of days. */
  readonly days: string;
  readonly isOwnOrder: boolean;
  /** The language of numbers. */
  readonly language: string;
}

/** How many papers are shown in which order, and how many are hidden and why. */
export function statusWords({ ranking, leftOut, days, isOwnOrder, language }: ListStatus): string {
  const { papers, mutedCount, readCount } = ranking;
  const count = (number: number, noun: string) =>
    `${number.toLocaleString(language)} ${noun}${number === 1 ? '' : 's'}`;
  const hidden = (number: number, kind: string) =>
    number === 0 ? [] : [`${count(number, `${kind} paper`)} ${number === 1 ? 'is' : 'are'} hidden.`];
  return [
    `${count(papers.length, 'paper')} of ${days}, in ${isOwnOrder ? 'your own order' : 'their usual order'}.`,
    ...hidden(mutedCount, 'muted'),
    ...hidden(readCount, 'read'),
    ...(leftOut === 0
      ? []
      : [`${count(leftOut, 'more paper')} ${leftOut === 1 ? 'is' : 'are'} only on the page of the day.`]),
  ].join(' ');
}
