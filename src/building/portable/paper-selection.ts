import { copyFile, mkdir, readdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createTopicFinder } from '../../catalog/topics/paper-topics.ts';
import type { TopicsFile } from '../../catalog/topics/topics-file.ts';
import { UsageError } from '../../commands/usage-error.ts';
import { type Month, monthOf } from '../../paper/days.ts';
import type { Paper } from '../../paper/schema.ts';
import { nearest } from '../../site/nearest.ts';
import { readVisible } from '../../store/store.ts';

/** Which papers of a content folder are wanted. Both conditions must hold. */
export interface PaperSelection {
  /** The first and the last month in which they are listed. */
  readonly months?: readonly [Month, Month];
  /** The slug of a topic, or a former one. */
  readonly topic?: string;
}

/** Reads `2026-01..2026-03`, or `2026-03` for one month. @throws {UsageError} for anything else. */
export function parseMonths(text: string): readonly [Month, Month] {
  const [, first, last = first] =
    /^(\d{4}-(?:0[1-9]|1[0-2]))(?:\.\.(\d{4}-(?:0[1-9]|1[0-2])))?$/u.exec(text) ?? [];
  if (first === undefined || last === undefined || first > last)
    throw new UsageError(
      `${text} is no range of months.`,
      'Write the first and the last month, such as 2026-01..2026-03, or one month, such as 2026-03.',
    );
  return [first, last];
}

/**
 * Makes a content folder with some of the papers of another one, and with all of its settings.
 * @returns the number of papers.
 * @throws {UsageError} if there is no such topic, or no such paper.
 */
export async function copySelection(
  contentDir: string,
  selection: PaperSelection,
  topicsFile: TopicsFile,
  target: string,
): Promise<number> {
  const isSelected = filterOf(selection, topicsFile);
  await mkdir(target, { recursive: true });
  for (const name of await readdir(contentDir))
    if (!NOT_SETTINGS.has(name)) await symlink(join(contentDir, name), join(target, name));
  let copied = 0;
  // A file that cannot be read is reported by the build of the whole site.
  for await (const { paper, path } of readVisible(contentDir, () => undefined)) {
    if (!isSelected(paper)) continue;
    await mkdir(dirname(join(target, path)), { recursive: true });
    await copyFile(join(contentDir, path), join(target, path));
    copied += 1;
  }
  if (copied === 0)
    throw new UsageError('No paper is in this selection.', 'Choose other months, or another topic.');
  return copied;
}

/** What a content folder has besides settings and the owner's files. */
const NOT_SETTINGS = new Set(['papers', 'quarantine', 'inbox']);

function filterOf({ months, topic }: PaperSelection, topicsFile: TopicsFile): (paper: Paper) => boolean {
  const slug = topic === undefined ? undefined : currentSlug(topic, topicsFile);
  const topicsOf = createTopicFinder(topicsFile);
  return (paper) => {
    if (slug !== undefined && !topicsOf(paper).includes(slug)) return false;
    if (months === undefined) return true;
    const [first, last] = months;
    const month = paper.listed === undefined ? undefined : monthOf(paper.listed);
    return month !== undefined && first <= month && month <= last;
  };
}

function currentSlug(asked: string, { topics }: TopicsFile): string {
  const found = topics.find(({ slug, was = [] }) => slug === asked || was.includes(asked));
  if (found !== undefined) return found.slug;
  const meant = nearest(
    asked,
    topics.map(({ slug }) => slug),
  );
  throw new UsageError(
    `There is no topic ${asked}.`,
    meant === undefined ? 'The topics are in topics.yaml.' : `Did you mean ${meant}?`,
  );
}
