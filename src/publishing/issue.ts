import { rm } from 'node:fs/promises';
import { printable } from '../commands/output.ts';
import { writeFileAtomic } from '../store/atomic-write.ts';
import { type Absence, DAYS_UNTIL_ISSUE } from './status.ts';

/** The sources that were away for so long that a person should look. */
export function longAbsences(away: Readonly<Record<string, Absence>>): [label: string, absence: Absence][] {
  return Object.entries(away).filter(([, { days }]) => days >= DAYS_UNTIL_ISSUE);
}

/**
 * Writes the text of an issue about sources that are away: the title in the first line, then the body in Markdown. The title stays the
 * same while the same sources are away, so that a workflow opens the issue once. If there is nothing to say, the file is removed.
 */
export async function writeIssue(path: string, away: Readonly<Record<string, Absence>>): Promise<void> {
  const long = longAbsences(away);
  if (long.length === 0) return rm(path, { force: true });
  const title = `Daily job: no papers from ${long.map(([label]) => label).join(', ')}`;
  const lines = long.map(
    ([label, { since, days, reason }]) =>
      `- **${label}** has failed on ${days} days in a row, since ${since}: ${reason}`,
  );
  const advice =
    'The site is still built from the papers that it has. Check the source’s own page, and `sources` in `site.yaml`. Close this issue when papers arrive again.';
  await writeFileAtomic(path, `${[title, '', ...lines.map(oneLine), '', advice].join('\n')}\n`);
}

/** A line of the body: the reason may have the words of a source. */
function oneLine(text: string): string {
  return printable(text).replace(/\s*\n\s*/gu, ' ');
}
