import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../src/commands/program.ts';

function fuzz(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(projectRoot, 'scripts/fuzz.ts'), ...args],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

describe('the command fuzz', () => {
  test('prints what a reader made of so many mutations, the same for the same seed', () => {
    const run = () => fuzz('--format', 'ris', '--mutations', '50', '--seed', '7');
    const { status, stdout, stderr } = run();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.split('\n')[0]).toBe('seed 7');
    const cells = (text: string) => /^ris .*$/m.exec(text)?.[0].split(/\s+/) ?? [];
    const [name, mutations, refused, papers, problems, passedOver, slowest, failures] = cells(stdout);
    expect([name, mutations, failures]).toEqual(['ris', '50', '0']);
    expect(Number(papers)).toBeGreaterThan(0);
    expect(Number(problems)).toBeGreaterThan(0);
    expect(Number(slowest)).toBeGreaterThan(0);
    const [, , ...again] = cells(run().stdout);
    expect(again.slice(0, 4)).toEqual([refused, papers, problems, passedOver]);
  });

  test.each([
    ['a format that there is not', ['--format', 'pdf']],
    ['no number of mutations', ['--mutations', 'many']],
    ['a seed that is none', ['--seed', 'apple']],
  ])('does nothing for %s', (_, args) => {
    const { status, stdout, stderr } = fuzz(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(args[0]);
  });
});
