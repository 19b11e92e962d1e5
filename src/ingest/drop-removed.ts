import type { PaperIndex } from './matching/paper-index.ts';
import { REMOVED_FILE, type RemovedPapers } from './removed-papers.ts';

/**
 * Removes the papers that `removed.txt` lists from the store, unless a person wrote in their files.
 * @returns a warning for each of them.
 */
export async function dropRemovedPapers(index: PaperIndex, removed: RemovedPapers): Promise<string[]> {
  const warnings: string[] = [];
  for (const entry of index.entries) {
    if (!removed.hasAny(entry.keys, entry.titles)) continue;
    const isDropped = await index.drop(entry);
    if (isDropped) {
      warnings.push(`${entry.path}:1:1: It was removed because ${REMOVED_FILE} lists it.`);
      continue;
    }
    const what = `It is on the list ${REMOVED_FILE}, but a person wrote in its file, so it was left.`;
    warnings.push(`${entry.path}:1:1: ${what} Remove the file, or write \`hidden: true\` in it.`);
  }
  return warnings;
}
