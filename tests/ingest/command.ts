import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { paperFiles } from '../../src/store/store.ts';

export const project = resolve(import.meta.dirname, '../..');

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** An empty folder that is gone when the test is. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs `npm run ingest` as a person does, from `cwd`. */
export async function runIngest(
  args: readonly string[],
  { cwd = project, stdin = '' } = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [join(project, 'scripts/ingest.ts'), ...args], {
    env: { ...process.env, INIT_CWD: cwd, NO_COLOR: '1' },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    output.stdout += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += String(chunk);
  });
  child.stdin.end(stdin);
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, ...output };
}

/** The number that the summary table gives for a row. */
export function counted({ stdout }: Outcome, row: string): number {
  const found = new RegExp(`^${row}\\s+([\\d,]+)$`, 'm').exec(stdout)?.[1];
  if (found === undefined) throw new Error(`no row ${row} in:\n${stdout}`);
  return Number(found.replaceAll(',', ''));
}

/** Writes files, their folders included. */
export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

/** The texts of the store by their paths. */
export async function storeTexts(contentDir: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const path of await paperFiles(contentDir))
    texts.set(path, await readFile(join(contentDir, path), 'utf8'));
  return texts;
}

/** A record as the daily listing serves it. */
export function dailyItem(
  id: string,
  title: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  const summary = `What ${id} is about, told in one sentence that is long enough to pass for an abstract.`;
  return {
    paper: {
      id,
      title,
      summary,
      authors: [{ name: 'Ada Example' }],
      publishedAt: '2026-03-02T10:00:00.000Z',
      ...more,
    },
    title,
    summary,
  };
}
