/** A paper's file, and the day on which the paper was listed, `2025-12-31`; empty if it has none. */
export interface ListedFile {
  readonly path: string;
  readonly listed: string;
}

/**
 * The files of the newest weeks, as many weeks as have at most `most` papers together, but at least one week. A week of a month begins
 * on its 1st, 8th, 15th or 22nd day, so that it never has days of two months.
 * @returns the other files and those of the newest weeks, each in the order of `files`; `undefined` if there are no others.
 */
export function splitNewestWeeks<File extends ListedFile>(
  files: readonly File[],
  most: number,
): { readonly others: readonly File[]; readonly newest: readonly File[] } | undefined {
  const sizes = new Map<string, number>();
  for (const file of files) sizes.set(weekOf(file), (sizes.get(weekOf(file)) ?? 0) + 1);
  const taken = new Set<string>();
  let papers = 0;
  for (const [week, size] of [...sizes].sort(([one], [other]) => (one < other ? 1 : -1))) {
    if (taken.size > 0 && papers + size > most) break;
    taken.add(week);
    papers += size;
  }
  if (papers === files.length) return undefined;
  const isNewest = (file: File) => taken.has(weekOf(file));
  return { others: files.filter((file) => !isNewest(file)), newest: files.filter(isNewest) };
}

/** The week of a file, in the order of time; empty for papers without a day. */
function weekOf({ listed }: ListedFile): string {
  if (listed === '') return '';
  return `${listed.slice(0, 7)} ${Math.min(3, Math.floor((Number(listed.slice(8)) - 1) / 7))}`;
}
