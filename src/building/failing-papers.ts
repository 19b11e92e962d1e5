import { UsageError } from '../commands/usage-error.ts';
import { fileNameOf } from '../paper/identifiers/identifiers.ts';
import type { Snapshot } from '../store/snapshot/snapshot.ts';
import { StoreError } from '../store/store-error.ts';

/** How often papers are left out before a build gives up. */
const MAX_ATTEMPTS = 3;

/**
 * Builds from a snapshot. If that fails, the papers are tried one by one; those on which code fails are left out, as files that
 * cannot be read are, and the site is built without them. A build that succeeds costs nothing more.
 * @throws the error of the build if it is not the fault of single papers.
 */
export async function buildWithoutFailing<T>(
  snapshot: Snapshot,
  build: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  let current = snapshot;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await build(current);
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || isNoPapersFault(error)) throw error;
      const problems = await failingPapers(current, String(error));
      if (problems.length === 0) throw error;
      current = await current.without(problems);
    }
  }
}

/** Whether settings, the disk or the memory are the cause. */
function isNoPapersFault(error: unknown): boolean {
  return error instanceof UsageError || (error instanceof Error && 'code' in error && 'syscall' in error);
}

/** The problems of the papers on which code fails. @param message of a build, which may name the page of a paper. */
async function failingPapers(snapshot: Snapshot, message: string): Promise<StoreError[]> {
  // Loaded only now: a build that succeeds does not need all this code in this process.
  const { failureOf } = await import('./paper-trial.ts');
  const problems: StoreError[] = [];
  const onPage = /The page \/papers\/\[id\] with \{"id":"([^"]+)"\} could not be rendered: ([^\n]*)/u.exec(
    message,
  );
  // Files that cannot be read are reported when the pages are built.
  for (const entry of snapshot.readVisible(() => undefined)) {
    const isOnPage = onPage?.[1] === fileNameOf(entry.paper.id);
    const reason = failureOf(entry) ?? (isOnPage ? onPage?.[2] : undefined);
    if (reason === undefined) continue;
    problems.push(
      new StoreError(
        entry.path,
        { line: 1, col: 1 },
        `The paper ${entry.paper.id} is left out, since the code that shows it fails: ${reason}.`,
        'Look for an unusual value in its file, and report this as a defect of Broadsheet.',
      ),
    );
  }
  return problems;
}
