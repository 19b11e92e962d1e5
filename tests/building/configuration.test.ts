import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfiguration } from '../../src/building/configuration.ts';
import { ConfigError } from '../../src/site/config-error.ts';

/** A content folder with these files. */
async function contentOf(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-configuration-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

function problemsOf(contentDir: string): string[] {
  try {
    readConfiguration(contentDir);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ file, line, message }) => `${file.split('/').at(-1)}:${line} ${message}`);
  }
  return [];
}

test('takes the shipped settings if a content folder has none', async () => {
  const { site, topicsFile, notes } = readConfiguration(await contentOf({}));
  expect(site.name).toBe('Broadsheet');
  expect(topicsFile.topics.length).toBeGreaterThan(10);
  expect(notes).toEqual([]);
});

test('reports the mistakes of both files at once', async () => {
  const content = await contentOf({
    'site.yaml': 'languages: fr\nlimits: { recentDays: many }\n',
    'topics.yaml':
      'groups: [Sea]\ntopics:\n  - { slug: Kelp, label: Kelp, group: See, description: Weeds., phrases: [kelp] }\n',
  });
  expect(problemsOf(content)).toEqual([
    'site.yaml:1 There is no setting `languages`.',
    'site.yaml:2 `limits.recentDays` does not fit: must be a whole number from 1 to 60.',
    'topics.yaml:3 topic "Kelp", slug: "Kelp" is not a slug.',
    'topics.yaml:3 topic "Kelp", group: "See" is not one of the groups.',
  ]);
});

test('reports settings that are not UTF-8 text, or not a file', async () => {
  const latin = await contentOf({ 'site.yaml': Buffer.from('name: Caf\u00e9\n', 'latin1') });
  expect(problemsOf(latin)).toEqual(['site.yaml:1 The file is not UTF-8 text.']);
  const folder = await contentOf({});
  await mkdir(join(folder, 'topics.yaml'));
  expect(problemsOf(folder)).toEqual([
    expect.stringContaining('topics.yaml:1 The file cannot be read: EISDIR'),
  ]);
});

test('checks the files that the settings name', async () => {
  const content = await contentOf({
    'site.yaml': 'logo: { file: mark.svg, dark: night.svg }\nicon: icon.png\n',
    'mark.svg': '<svg viewBox="0 0 4 4"/>',
    'night.svg': '<svg/>',
  });
  expect(problemsOf(content)).toEqual([
    'site.yaml:1 The logo night.svg has no size, or is not a picture.',
    'site.yaml:2 There is no file icon.png beside the settings.',
  ]);
});

test('passes on notes for the owner', async () => {
  const { notes } = readConfiguration(await contentOf({ 'site.yaml': 'name: Room #4\n' }));
  expect(notes).toEqual([expect.stringMatching(/site\.yaml:1:1: `name` is “Room”/u)]);
});
