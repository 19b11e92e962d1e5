import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../src/commands/program.ts';
import { codeFiles } from '../../../src/store/code.ts';
import { type CodeEdit, constantEdit } from '../code-edit.ts';
import { CODE_EDITS } from '../code-edits.ts';
import { SMALL_LIMITS } from '../small-limits.ts';
import type { Step } from '../world.ts';

/** The folders of the code that a build runs. */
const FOLDERS = [
  'cards',
  'catalog',
  'exports',
  'for-you',
  'offline/build',
  'offline/packs',
  'paper',
  'search/analysis',
  'search/build',
  'search/format',
  'search/pagefind',
  'search/semantic',
  'search/spelling',
  'targets',
  'text',
  'vectors/model',
  'vectors/quantization',
];

function step(name: string, take: Step['take']): Step {
  return { kind: 'code', name, take };
}

/** Upgrades of the code, also back to a former version. */
export const CODE_STEPS: readonly Step[] = [
  ...CODE_EDITS.map((edit) =>
    step('edit', (world) => {
      world.setEdits([...world.edits.filter(({ file }) => file !== edit.file), edit]);
      return edit.name;
    }),
  ),
  ...[1, 2, 3, 4, 5, 6].map(() =>
    step('change a constant', async (world) => {
      const edit = await randomConstant((end) => world.choices.below(end));
      if (edit === undefined) return undefined;
      world.setEdits([...world.edits.filter(({ file }) => file !== edit.file), edit]);
      return edit.name;
    }),
  ),
  ...[1, 2, 3].map(() =>
    step('take an edit back', (world) => {
      if (world.edits.length === 0) return undefined;
      const taken = world.choices.one(world.edits);
      world.setEdits(world.edits.filter((edit) => edit !== taken));
      return taken.name;
    }),
  ),
];

/** The files whose constants are changed: those that no edit concerns for good. Paths are from the project's folder. */
export async function filesToChange(): Promise<string[]> {
  const limited = new Set(SMALL_LIMITS.map(({ file }) => file));
  const files = codeFiles(FOLDERS).map((file) => file.slice(projectRoot.length + 1));
  return files.filter((file) => !limited.has(file));
}

/** An edit of a constant in the code. */
async function randomConstant(below: (end: number) => number): Promise<CodeEdit | undefined> {
  const files = await filesToChange();
  for (let tries = 0; tries < 50; tries += 1) {
    const file = files[below(files.length)] ?? '';
    const edit = constantEdit(file, readFileSync(join(projectRoot, file), 'utf8'), below(9));
    if (edit !== undefined) return edit;
  }
  return undefined;
}
