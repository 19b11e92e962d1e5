import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { installedNode, NODE_PACKAGES } from '../../src/commands/node-packages.js';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
      bin: z.record(z.string(), z.string()).optional(),
    }),
  ),
});
const packageSchema = z.object({ allowScripts: z.record(z.string(), z.boolean()) });

/** The packages with an install script, and why Broadsheet does without it. */
const INSTALL_SCRIPTS: Readonly<Record<string, string>> = {
  esbuild:
    'It checks its binary, and makes its command start faster. The binary comes as an optional package.',
};

function projectFile(name: string): string {
  return readFileSync(join(import.meta.dirname, '../..', name), 'utf8');
}

const { '': _project, ...packages } = lockSchema.parse(JSON.parse(projectFile('package-lock.json'))).packages;
const pathsWith = (found: (entry: (typeof packages)[string]) => boolean) =>
  Object.entries(packages).flatMap(([path, entry]) => (found(entry) ? [path] : []));

describe('the lock file', () => {
  test('has the hash of every package', () => {
    expect(Object.keys(packages).length).toBeGreaterThan(500);
    expect(pathsWith(({ integrity }) => !/^sha512-[\w+/]{86}==$/u.test(integrity ?? ''))).toEqual([]);
  });

  test('names no registry and no other address of a package', () => {
    expect(pathsWith(({ resolved }) => resolved !== undefined)).toEqual([]);
  });

  test('has no package with an install script but those that work without it', () => {
    const names = Object.keys(INSTALL_SCRIPTS);
    expect(pathsWith(({ hasInstallScript }) => hasInstallScript === true)).toEqual(
      names.map((name) => `node_modules/${name}`),
    );
    expect(projectFile('.npmrc')).toMatch(/^ignore-scripts=true$/mu);
    const { allowScripts } = packageSchema.parse(JSON.parse(projectFile('package.json')));
    expect(allowScripts).toEqual(Object.fromEntries(names.map((name) => [name, false])));
  });

  test.each(Object.entries(NODE_PACKAGES))('has the binary of Node.js for %s', (platform, name) => {
    const [os, cpu] = platform.split('-');
    expect(packages[`node_modules/${name}`]).toMatchObject({
      version: installedNode(platform),
      os,
      cpu,
      optional: true,
      // The binaries do not start where the C library is musl, as in Alpine Linux.
      ...(os === 'linux' ? { libc: 'glibc' } : {}),
    });
  });

  // npm 10 deletes a command that a package has which does not fit the platform.
  test('has one package with the command `node`', () => {
    expect(pathsWith(({ bin }) => bin?.node !== undefined)).toEqual(['node_modules/node']);
  });
});
