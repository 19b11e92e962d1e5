import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { installedNode } from '../../src/commands/node-packages.js';

const project = join(import.meta.dirname, '../..');
const file = './src/commands/require-node.js';

/** Runs a command that prints “done” as another version of Node.js would, on another platform. */
function run(version: string, platform: string, arch: string): { status: number | null; printed: string } {
  const disguise = `Object.defineProperties(process, {
    versions: { value: { ...process.versions, node: '${version}' } },
    platform: { value: '${platform}' }, arch: { value: '${arch}' } });`;
  const args = ['--import', `data:text/javascript,${encodeURIComponent(disguise)}`, '--import', file];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args, '--eval', 'console.log("done")'], {
    cwd: project,
    encoding: 'utf8',
  });
  return { status, printed: stdout + stderr };
}

describe('a command on a version of Node.js that is too old', () => {
  test('says that npm ci installs another one where there is a package for the platform', () => {
    const { status, printed } = run('20.19.0', 'darwin', 'arm64');
    expect(status).toBe(2);
    expect(printed).toMatch(
      /^error: Broadsheet needs Node\.js 24 or later, and this is 20\.19\.0\.\nhint: /u,
    );
    expect(printed).toContain(`Run npm ci in Broadsheet’s folder, without --omit=optional.`);
    expect(printed).toContain(`installs Node.js ${installedNode('darwin-arm64')}, which`);
  });

  test('says to install Node.js where there is none', () => {
    const { status, printed } = run('22.22.0', 'freebsd', 'x64');
    expect(status).toBe(2);
    expect(printed).toContain('hint: No package has Node.js for freebsd-x64, so npm ci cannot install it.');
    expect(printed).toContain('Install Node.js 24 or later: https://nodejs.org/');
  });

  test('is checked before each command that people and daily jobs run', () => {
    const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const commands =
      'start ingest build join diff bundle digest subscribers daily new doctor preview dev test check fetch';
    for (const name of commands.split(' '))
      expect(scripts[name]).toMatch(new RegExp(`^node --import ${file} `, 'u'));
  });
});

test('a command runs on any newer version of Node.js, on every platform', () => {
  expect(run('24.0.0', 'freebsd', 'x64')).toEqual({ status: 0, printed: 'done\n' });
});

test('no package with Node.js is known for Linux without glibc', () => {
  expect(installedNode('linux-x64-musl')).toBeUndefined();
});
