import { expect, test } from 'vitest';
import { Archive } from '../../scripts/test-incremental/archive.ts';
import { Choices } from '../../scripts/test-incremental/choices.ts';
import { FILE_STEPS } from '../../scripts/test-incremental/steps/file-steps.ts';
import { PAPER_STEPS } from '../../scripts/test-incremental/steps/paper-steps.ts';
import { SETTINGS_STEPS } from '../../scripts/test-incremental/steps/settings-steps.ts';
import { TOPIC_STEPS } from '../../scripts/test-incremental/steps/topic-steps.ts';
import { parseTopicsFile } from '../../src/catalog/topics/topics-file.ts';
import { siteConfigSchema } from '../../src/site/config.ts';
import { parse } from '../../src/store/document.ts';

const STEPS = [...PAPER_STEPS, ...TOPIC_STEPS, ...SETTINGS_STEPS, ...FILE_STEPS];

/** Takes so many random steps. @returns the archive, and what was done. */
async function archiveAfter(seed: number, steps: number) {
  const choices = new Choices(seed);
  const archive = new Archive(choices);
  const world = { archive, choices, options: [] };
  const done: unknown[] = [];
  for (let left = steps; left > 0; left -= 1) done.push(await choices.one(STEPS).take(world));
  return { archive, done };
}

test('steps leave an archive that a build accepts', async () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const { archive } = await archiveAfter(seed, 30);
    const texts = archive.texts();
    expect(siteConfigSchema.safeParse(archive.settings).error).toBeUndefined();
    parseTopicsFile(String(texts.get('topics.yaml')), 'topics.yaml');
    const papers = [...texts].filter(([path]) => path.startsWith('papers/') && !path.includes('broken'));
    for (const [path, text] of papers) parse(String(text), path);
  }
});

test('the same seed takes the same steps', async () => {
  const [one, other] = [await archiveAfter(7, 40), await archiveAfter(7, 40)];
  expect(one.done).toEqual(other.done);
  expect([...one.archive.texts()]).toEqual([...other.archive.texts()]);
  expect((await archiveAfter(8, 40)).done).not.toEqual(one.done);
});
