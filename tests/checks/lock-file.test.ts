import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});

const text = readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8');
const packages = Object.entries(lockSchema.parse(JSON.parse(text)).packages).filter(([path]) => path !== '');

test('the lock file has the hash of every package', () => {
  expect(packages.filter(([, { integrity }]) => integrity === undefined)).toEqual([]);
});

test('these hashes are strong', () => {
  expect(
    packages.filter(([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/u.test(integrity ?? '')),
  ).toEqual([]);
});

test('no package comes from a place of its own, such as a repository or a folder', () => {
  expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});

test('few packages run a script when they are installed', () => {
  const names = packages
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([path]) => path);
  expect(names).toEqual(['node_modules/esbuild', 'node_modules/node']);
});
