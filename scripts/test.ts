import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../src/commands/program.ts';
import { countsLine } from '../src/commands/test-counts.ts';

// Arguments are passed to Vitest: file names, -t 'name of a test', --project unit.
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-test-'));
const results = join(folder, 'results.json');
const vitest = fileURLToPath(new URL('vitest.mjs', import.meta.resolve('vitest/package.json')));
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...process.argv.slice(2)], {
  cwd: projectRoot,
  stdio: ['ignore', 'inherit', 'inherit'],
});
const code = await new Promise<number>((resolve) => child.once('close', (exit) => resolve(exit ?? 1)));
console.log(countsLine(existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : {}, code));
rmSync(folder, { recursive: true, force: true });
process.exitCode = code;
