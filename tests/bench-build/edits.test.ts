import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Archive, readArchive } from '../../scripts/bench-build/archive.ts';
import { copyContent, nextWeekday, turnMeaningOff, writePaper } from '../../scripts/bench-build/content.ts';
import { EDITS, type EditName } from '../../scripts/bench-build/edits.ts';
import { changesBetween, snapshotOf } from '../../scripts/bench-build/folder-changes.ts';
import { PaperGenerator } from '../../scripts/bench-build/paper-generator.ts';
import { withPhrase, wordsOfSomeTitles } from '../../scripts/bench-build/topic-rule.ts';
import { vocabularyOf } from '../../scripts/bench-build/vocabulary.ts';
import { parseTopicsFile } from '../../src/catalog/topics/topics-file.ts';
import { madeUpVectors, TOPICS, TOPICS_TEXT } from './made-up-words.ts';

const DAY = '2026-01-09';

async function smallContent() {
  const contentDir = await mkdtemp(join(tmpdir(), 'broadsheet-edits-'));
  onTestFinished(() => rm(contentDir, { recursive: true }));
  await writeFile(join(contentDir, 'topics.yaml'), TOPICS_TEXT);
  const generator = new PaperGenerator(TOPICS, vocabularyOf(madeUpVectors()), 1);
  for (let paper = 0; paper < 40; paper += 1) await writePaper(contentDir, generator.make(DAY));
  return { contentDir, generator, archive: await readArchive(contentDir), newestDay: DAY };
}

async function edit(name: EditName) {
  const edited = await smallContent();
  const before = await snapshotOf(edited.contentDir);
  const detail = await EDITS[name].edit(edited);
  const changes = changesBetween(before, await snapshotOf(edited.contentDir));
  return { before: edited.archive, detail, changes, now: await readArchive(edited.contentDir), edited };
}

const isNew = (before: Archive, id: string) => before.papers.every((paper) => paper.id !== id);

describe('the edits between builds', () => {
  test('add fifty papers on the next weekday', async () => {
    const { before, changes, now } = await edit('day');
    expect(changes).toMatchObject({ written: 50, removed: 0 });
    const added = now.papers.filter(({ id }) => isNew(before, id));
    expect(added).toHaveLength(50);
    expect(new Set(added.map(({ listed }) => listed))).toEqual(new Set(['2026-01-12']));
  });

  test('change the abstract of one paper, whose file then counts as edited', async () => {
    const { changes, detail, edited } = await edit('abstract');
    expect(changes).toMatchObject({ written: 1, removed: 0 });
    const path = /papers\/\S+\.md/u.exec(detail)?.[0] ?? '';
    expect(await readFile(join(edited.contentDir, path), 'utf8')).toContain(
      'A person has added this sentence.',
    );
  });

  test('change a rule, so that papers get other topics', async () => {
    const { changes, detail, edited } = await edit('rule');
    expect(changes).toMatchObject({ written: 1, removed: 0 });
    expect(detail).toMatch(/other topics for at least [1-9]/u);
    const text = await readFile(join(edited.contentDir, 'topics.yaml'), 'utf8');
    expect(parseTopicsFile(text, 'topics.yaml').topics).toHaveLength(2);
  });

  test('give an author with one paper a second one on the newest day', async () => {
    const { before, now } = await edit('author');
    const [paper, ...others] = now.papers.filter(({ id }) => isNew(before, id));
    expect(others).toEqual([]);
    expect(paper?.listed).toBe(DAY);
    const first = paper?.people[0]?.key ?? '';
    expect(before.authors.get(first)?.papers).toBe(1);
    expect(now.authors.get(first)?.papers).toBe(2);
  });

  test('leave the folder alone where nothing is to change', async () => {
    expect((await edit('unchanged')).changes).toMatchObject({ written: 0, removed: 0 });
  });
});

describe('a new phrase of a topic', () => {
  test('is put into the list of the file, and all other text stays', () => {
    const { text, topic } = withPhrase(TOPICS_TEXT, 'sparse');
    expect(topic).toBe('Baba');
    expect(text).toBe(TOPICS_TEXT.replace('[babak bakok', '["sparse", babak bakok'));
  });

  test('is put into a list with dashes too', () => {
    const dashed = TOPICS_TEXT.replace(/ {4}phrases: \[.*\n/u, '');
    const { text, topic } = withPhrase(dashed, 'sparse');
    expect(topic).toBe('Koko');
    expect(text).toBe(dashed.replace('      - kokok', '      - "sparse"\n      - kokok'));
    expect(parseTopicsFile(text, 'topics.yaml').topics.at(-1)?.phrases).toEqual([
      'sparse',
      'kokok komik',
      'kolut',
    ]);
  });

  test('is not given to a topic that has it', () => {
    expect(withPhrase(TOPICS_TEXT, 'babak bakok').topic).toBe('Koko');
  });

  test('needs a topic with phrases', () => {
    expect(() => withPhrase('topics: []\n', 'sparse')).toThrow(/No topic/u);
  });

  test('is first a word that one title in a hundred has', () => {
    const titles = Array.from({ length: 200 }, (_, at) =>
      at < 2 ? 'Seldom usual' : at < 9 ? 'Common' : 'All',
    );
    expect(wordsOfSomeTitles([...titles, 'Unique'])).toEqual(['seldom', 'unique', 'common']);
  });
});

describe('the copy of a content folder', () => {
  test('has papers and settings, and no caches and inbox', async () => {
    const { contentDir } = await smallContent();
    for (const name of ['.cache', 'inbox']) {
      await mkdir(join(contentDir, name));
      await writeFile(join(contentDir, name, 'file'), 'text');
    }
    const copy = `${contentDir}-copy`;
    onTestFinished(() => rm(copy, { recursive: true }));
    await writeFile(join(contentDir, 'site.yaml'), '# Ours\nname: Ours\n');
    await copyContent(contentDir, copy);
    await turnMeaningOff(copy);
    const paths = [...(await snapshotOf(copy)).keys()].filter((path) => !path.startsWith('papers'));
    expect(paths.sort()).toEqual(['site.yaml', 'topics.yaml']);
    expect(await readFile(join(copy, 'site.yaml'), 'utf8')).toBe(
      '# Ours\nname: Ours\nsearch:\n  meaning: false\n',
    );
    expect((await readArchive(copy)).papers).toHaveLength(40);
  });

  test('passes over weekends', () => {
    expect(nextWeekday('2026-01-08')).toBe('2026-01-09');
    expect(nextWeekday('2026-01-09')).toBe('2026-01-12');
  });
});
