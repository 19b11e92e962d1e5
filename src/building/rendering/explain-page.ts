import type { StaleReason } from './former-pages.ts';

const REASONS = {
  'no former page': 'there was no such page in the former build, or that build is unknown',
  'code or settings': 'the code of Broadsheet, the settings or a file that they name has changed',
  frame:
    'what all pages show has changed: the names of topics, the sources, the word vectors, or whether there are feeds',
  inputs: 'the papers on it, their order, their topics, a neighbour, a number or a day on it has changed',
  papers: 'the record of a paper on it has changed',
  file: 'its file in the output folder is missing or was changed',
} as const satisfies Record<StaleReason, string>;

/** Says why a page is made again; without a reason, that it is kept. @param path of its file, from the site's root. */
export function explainPage(path: string, reason: StaleReason | undefined): string {
  if (reason === undefined) return `explain: ${path} is kept: nothing that it shows has changed.`;
  return `explain: ${path} is made again: ${REASONS[reason]}.`;
}
