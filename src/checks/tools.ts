import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** A tool of another package that checks the project and says so by its exit code. */
export interface Tool {
  readonly packageName: string;
  readonly args: readonly string[];
}

/** What a tool said; no problems where it was content. */
export async function runTool({ packageName, args }: Tool, projectRoot: string): Promise<string[]> {
  const child = spawn(process.execPath, [binaryOf(packageName, projectRoot), ...args], {
    cwd: projectRoot,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', FORCE_COLOR: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  if (code === 0) return [];
  const lines = stripVTControlCharacters(printed)
    .split('\n')
    .map((line) => line.trimEnd());
  return lines.filter((line) => line !== '');
}

/** The program that a package installs, run as a script of Node.js, which works on every system. */
function binaryOf(packageName: string, projectRoot: string): string {
  const folder = join(projectRoot, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  return join(folder, typeof bin === 'string' ? bin : (Object.values(bin)[0] ?? ''));
}
