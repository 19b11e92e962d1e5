import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const lockSchema = z.object({
  packages: z.record(z.string(), z.looseObject({ integrity: z.string().optional() })),
});

test('the lock file has the hash of every package', () => {
  const text = readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8');
  const { packages } = lockSchema.parse(JSON.parse(text));
  const unhashed = Object.keys(packages).filter(
    (path) => path !== '' && packages[path]?.integrity === undefined,
  );
  expect(unhashed).toEqual([]);
});
