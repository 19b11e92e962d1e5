import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { Paper } from '../../../src/paper/schema.ts';
import { serialize } from '../../../src/store/document.ts';
import type { Snapshot } from '../../../src/store/snapshot/snapshot.ts';
import { pathOf, readVisible, writePaperFile } from '../../../src/store/store.ts';

/** A temporary folder, until the test is finished. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-snapshot-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a paper into a content folder. @returns its path. */
export async function put(content: string, id: string, changes: Partial<Paper> = {}): Promise<string> {
  const paper: Paper = {
    ...{ id, title: `On ${id}`, listed: '2026-03-04', sources: ['listing'], abstract: `About ${id}.` },
    ...changes,
  };
  await writePaperFile(content, pathOf(paper), serialize(paper));
  return pathOf(paper);
}

/** A content folder with all kinds of files: sound, hidden, twice the same id, pinned, with notes, broken, empty and not UTF-8. */
export async function mixedContent(): Promise<string> {
  const content = await temporaryFolder();
  for (let paper = 1; paper <= 9; paper += 1) await put(content, `2603.0000${paper}`);
  await put(content, '2603.00020', { hidden: true });
  await put(content, '2603.00021', { topics: ['otters', 'seals'] });
  await put(content, '2603.00022', { title: 'A broken $\\frac{1}{2n$', abstract: 'One.\n\nAnd $2^{a+b$.' });
  const other = serialize({ id: '2603.00001', title: 'The same id', sources: ['listing'], abstract: '' });
  await writePaperFile(content, 'papers/undated/2603.00001.md', other);
  await writePaperFile(
    content,
    'papers/undated/notes.md',
    `${other.replace(/id: .*/u, 'id: notes')}\n## Notes\n\nRead it.\n`,
  );
  await writePaperFile(content, 'papers/undated/broken.md', '---\nid: broken\ntitle: [\n---\n');
  await writePaperFile(content, 'papers/undated/empty.md', '');
  await writeFile(join(content, 'papers/undated/latin.md'), Buffer.from('---\nid: caf\xe9\n---\n', 'latin1'));
  return content;
}

/** All that a reader of a store gets, as text: papers and problems in their order. */
export async function readingOfStore(content: string): Promise<string[]> {
  const lines: string[] = [];
  const papers = readVisible(content, ({ file, line, column, message, hint }) =>
    lines.push(JSON.stringify({ file, line, column, message, hint })),
  );
  for await (const { path, paper, notes, edited } of papers)
    lines.push(JSON.stringify({ path, paper, notes, edited }));
  return lines;
}

/** The same of a snapshot. */
export function readingOf(snapshot: Snapshot): string[] {
  const lines: string[] = [];
  const papers = snapshot.readVisible(({ file, line, column, message, hint }) =>
    lines.push(JSON.stringify({ file, line, column, message, hint })),
  );
  for (const { path, paper, notes, edited } of papers)
    lines.push(JSON.stringify({ path, paper, notes, edited }));
  return lines;
}

/** Lets the clock of this process show a time so many hours from now, until the test is finished. Files keep their real times. */
export function setClock(hours: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: performance.timeOrigin + performance.now() + hours * 3_600_000 });
  onTestFinished(() => void vi.useRealTimers());
}
