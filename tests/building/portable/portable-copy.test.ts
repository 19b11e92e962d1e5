import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makePortableCopy } from '../../../src/building/portable/portable-copy.ts';
import { exitCodeOf } from '../../../src/commands/child-process.ts';
import { projectRoot } from '../../../src/commands/program.ts';
import { UsageError } from '../../../src/commands/usage-error.ts';
import type { Manifest } from '../../../src/search/format/manifest.ts';
import { readManifest } from '../../../src/search/format/manifest-json.ts';
import { SCRIPT_FOLDER } from '../../../src/search/portable/script-files.ts';
import { serialize } from '../../../src/store/document.ts';
import { pathOf, writePaperFile } from '../../../src/store/store.ts';
import { unzipped } from '../unzip.ts';

let folder: string;
let zip: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-bundle-'));
  zip = join(folder, 'out', 'copy.zip');
  await put('2603.00001', 'Otters');
  const settings = 'name: Otters & Cie.\nurl: https://otters.example.org/\n';
  await writeFile(join(folder, 'content/site.yaml'), settings);
});
afterEach(() => rm(folder, { recursive: true }));

async function put(id: string, title: string): Promise<void> {
  const paper = { id, title, abstract: 'They dive.', listed: '2026-03-01', sources: ['listing' as const] };
  await writePaperFile(join(folder, 'content'), pathOf(paper), serialize(paper));
}

function bundle(): ChildProcess {
  const args = ['scripts/bundle.ts', '--content', join(folder, 'content'), '--out', zip];
  return spawn(process.execPath, args, { cwd: projectRoot, stdio: 'ignore' });
}

test('a killed bundle keeps the former zip file; the next one replaces it and cleans up', async () => {
  await mkdir(dirname(zip));
  await writeFile(zip, 'former');
  const killed = bundle();
  const draft = join(dirname(zip), `.copy.zip.draft-${killed.pid}`);
  while (!existsSync(draft)) await wait(5);
  killed.kill('SIGKILL');
  await exitCodeOf(killed);
  expect(await readFile(zip, 'utf8')).toBe('former');
  const second = bundle();
  const snapshot = join(projectRoot, '.cache', `.snapshot.draft-${second.pid}`);
  while (!existsSync(join(snapshot, 'snapshot.jsonl'))) await wait(5);
  await put('2603.00002', 'Walruses');
  expect(await exitCodeOf(second)).toBe(0);
  expect(existsSync(snapshot)).toBe(false);
  expect(await readdir(dirname(zip))).toEqual(['copy.zip']);
  const files = await unzipped(zip);
  const page = files.get('otters-cie/papers/2603.00001.html')?.toString() ?? '';
  expect(page).toContain('This is a portable copy');
  expect(page).toContain('https://otters.example.org/');
  // A copy has no address, so its pages name none as their own, and it has no feeds.
  expect(page).not.toContain('canonical');
  expect([...files.keys()].filter((path) => path.endsWith('.xml'))).toEqual([]);
  // A paper that arrived during the build waits for the next one.
  expect([...files].filter(([, bytes]) => bytes.includes('Walruses'))).toEqual([]);
  expect(manifestIn(files).papers).toBe(1);
});

/** The manifest of the search index, which is in a script with other files. */
function manifestIn(files: ReadonlyMap<string, Buffer>): Manifest {
  const scripts = [...files].filter(([path]) => path.includes(`/${SCRIPT_FOLDER}`));
  const [, manifest = ''] =
    /"shards\.json":"([^"]+)"/u.exec(scripts.map(([, text]) => text).join('\n')) ?? [];
  return readManifest(Buffer.from(manifest, 'base64').toString());
}

test.each(['copy', 'copy.zip/', 'copy.tar'])('a bundle is not written to %s', async (name) => {
  if (name.endsWith('/')) await mkdir(join(folder, name));
  const file = join(folder, name);
  const options = { contentDir: join(folder, 'content'), file, selection: {} };
  const listener = { progress: () => undefined, notice: () => undefined };
  await expect(makePortableCopy(options, listener)).rejects.toThrow(UsageError);
});
