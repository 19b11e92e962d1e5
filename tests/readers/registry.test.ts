import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readers } from '../../src/readers/registry.ts';

/** The packages that a module loads at once, itself and through the modules that it imports; `import()` loads later. */
function packagesOf(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(
    /^(?:import|export)\s(?!type\b)(?:[^;=]*?\sfrom\s)?'([^']+)';/gmu,
  );
  return Array.from(imports, ([, name = '']) => name).flatMap((name) => {
    if (name.startsWith('.')) return packagesOf(join(dirname(file), name), seen);
    return name.startsWith('node:') ? [] : [name];
  });
}

const sources = join(import.meta.dirname, '../../src/readers');

test('no library of a format is loaded before an input of the format is read', () => {
  expect(packagesOf(join(sources, 'registry.ts'))).toEqual([]);
  // The same search finds what the reading of BibTeX loads.
  const reading = join(sources, 'bibtex/bib-file.ts');
  expect(packagesOf(reading)).toContain('@retorquere/bibtex-parser');
});

test('every format has a name and a label of its own', () => {
  expect(new Set(readers.map(({ name }) => name)).size).toBe(readers.length);
  expect(new Set(readers.map(({ label }) => label)).size).toBe(readers.length);
});
