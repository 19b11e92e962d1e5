import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { collectText, exitCodeOf } from '../commands/child-process.ts';

/** A command of a package that checks the project and reports problems by its exit code. */
export interface Tool {
  readonly packageName: string;
  readonly args: readonly string[];
}

/** Runs a tool. Returns the lines that it printed; none if its exit code is 0. */
export async function runTool({ packageName, args }: Tool, projectRoot: string): Promise<string[]> {
  const child = spawn(process.execPath, [binaryOf(packageName, projectRoot), ...args], {
    cwd: projectRoot,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', FORCE_COLOR: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collectText(child.stdout, child.stderr);
  if ((await exitCodeOf(child)) === 0) return [];
  const lines = stripVTControlCharacters(output())
    .split('\n')
    .map((line) => line.trimEnd());
  return lines.filter((line) => line !== '');
}

/** The script of a package's command, so that Node.js can run it on every system. */
function binaryOf(packageName: string, projectRoot: string): string {
  const folder = join(projectRoot, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  return join(folder, typeof bin === 'string' ? bin : (Object.values(bin)[0] ?? ''));
}
