import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { constantEdit } from '../../scripts/test-incremental/code-edit.ts';
import { CODE_EDITS } from '../../scripts/test-incremental/code-edits.ts';
import { SMALL_LIMITS } from '../../scripts/test-incremental/small-limits.ts';
import { filesToChange } from '../../scripts/test-incremental/steps/code-steps.ts';
import { projectRoot } from '../../src/commands/program.ts';

test.each([...SMALL_LIMITS, ...CODE_EDITS])('the edit “$name” fits the code', ({ file, change }) => {
  const text = readFileSync(join(projectRoot, file), 'utf8');
  expect(change(text)).not.toBe(text);
});

test('a constant is made one larger', () => {
  const text = "const NAME = 'x';\nconst FIRST = 1;\nexport const MOST_PAPERS = 20;\n";
  expect(constantEdit('a.ts', text, 1)?.change(text)).toBe(text.replace('20', '21'));
  expect(constantEdit('a.ts', "const NAME = 'x';\n", 1)).toBeUndefined();
});

test('constants are changed in files that no edit concerns for good, since it would not fit their text', async () => {
  const files = new Set(await filesToChange());
  expect(files).toContain('src/offline/build/add-pack.ts');
  for (const { file } of SMALL_LIMITS) expect(files).not.toContain(file);
});
