import { execFileSync } from 'node:child_process';
import {
  appendFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.ts';
import { findInputs } from '../../src/ingest/inputs.ts';
import type { Report } from '../../src/ingest/report.ts';
import { dailyItem, storeTexts, temporaryFolder, writeFiles } from './command.ts';

const MONTH = 'papers/2026/03';
const abstract =
  'This work asks how a reader finds one paper among many.\n\nIts second part proposes a calmer page.';

/** A store of three papers of one day, and a way to read their source again. */
async function storeOfThree(): Promise<{ content: string; again: () => Promise<Report> }> {
  const content = await temporaryFolder();
  const inbox = await temporaryFolder();
  const items = [1, 2, 3].map((number) =>
    dailyItem(`2603.0000${number}`, `Paper ${number} on reading`, { summary: abstract, upvotes: 5 }),
  );
  await writeFiles(inbox, { '2026-03-04.json': JSON.stringify(items) });
  const again = async () => ingest({ inputs: await findInputs(['.'], inbox), contentDir: content });
  await again();
  return { content, again };
}

describe('a file that was cut off', () => {
  test.each([2, 3, 45, 60])('is completed from its source if %i bytes are missing', async (missing) => {
    const { content, again } = await storeOfThree();
    const whole = await storeTexts(content);
    const path = join(content, MONTH, '2603.00001.md');
    await truncate(path, (await readFile(path)).length - missing);
    const report = await again();
    expect(await storeTexts(content)).toEqual(whole);
    expect(report.counts.quarantined).toBe(0);
    expect(report.warnings.join()).toMatch(/cut off at papers\/2026\/03\/2603\.00001\.md:\d+:\d+/);
  });

  test.each([0, 10, 100, 0.5])(
    'is written again when %d of it is left inside the front matter',
    async (left) => {
      const { content, again } = await storeOfThree();
      const whole = await storeTexts(content);
      const path = join(content, MONTH, '2603.00002.md');
      const text = await readFile(path, 'utf8');
      await truncate(path, left < 1 ? Math.floor(text.indexOf('\n---\n') * left) : left);
      const first = await again();
      expect(first.warnings.join('\n')).toContain('It was written again from the source.');
      expect(await storeTexts(content)).toEqual(whole);
      expect((await again()).warnings).toEqual([]);
    },
  );

  test('is written again if the disk has filled it with zeros', async () => {
    const { content, again } = await storeOfThree();
    const whole = await storeTexts(content);
    const path = join(content, MONTH, '2603.00002.md');
    await writeFile(path, Buffer.alloc((await readFile(path)).length));
    await again();
    expect(await storeTexts(content)).toEqual(whole);
  });

  test('keeps the words of a person who shortened the abstract and ended the line', async () => {
    const { content, again } = await storeOfThree();
    const path = join(content, MONTH, '2603.00001.md');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('\n\nIts second part proposes a calmer page.', ''));
    await again();
    expect(await readFile(path, 'utf8')).not.toContain('calmer page');
  });

  test('keeps the text of a person that does not end with a line end', async () => {
    const { content, again } = await storeOfThree();
    const path = join(content, MONTH, '2603.00001.md');
    const text = `${(await readFile(path, 'utf8')).replace(abstract, 'In my own words.').trimEnd()}`;
    await writeFile(path, text);
    await again();
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  test('is left alone and reported if it holds anything that the source does not have', async () => {
    const { content, again } = await storeOfThree();
    const path = join(content, MONTH, '2603.00002.md');
    await writeFile(path, '---\nid: "2603.00002"\nmine: PRECIOUS');
    const report = await again();
    expect(report.counts.quarantined).toBe(1);
    expect(await readFile(path, 'utf8')).toContain('PRECIOUS');
  });
});

describe('a store with symbolic links', () => {
  test.each([
    ['a month', MONTH],
    ['a year', 'papers/2026'],
    ['all papers', 'papers'],
  ])('keeps the notes if the folder of %s is a link', async (_, folder) => {
    const { content, again } = await storeOfThree();
    const elsewhere = join(await temporaryFolder(), 'elsewhere');
    await appendFile(join(content, MONTH, '2603.00001.md'), '\n## Notes\n\nPRECIOUS\n');
    await rename(join(content, folder), elsewhere);
    await symlink(elsewhere, join(content, folder));
    const { counts } = await again();
    expect(counts).toMatchObject({ read: 3, new: 0, unchanged: 3 });
    expect(await readFile(join(content, MONTH, '2603.00001.md'), 'utf8')).toContain('PRECIOUS');
  });

  test('keeps a link to a file, and writes the file that it links to', async () => {
    const { content, again } = await storeOfThree();
    const path = join(content, MONTH, '2603.00001.md');
    const elsewhere = join(content, 'mine.md');
    await rename(path, elsewhere);
    await symlink('../../../mine.md', path);
    await writeFile(
      elsewhere,
      (await readFile(elsewhere, 'utf8')).replace(/^upvotes: .*\n/m, '').replace(/^digest:.*\n/m, ''),
    );
    await again();
    expect(await readFile(elsewhere, 'utf8')).toBe(await readFile(path, 'utf8'));
    expect(await readFile(elsewhere, 'utf8')).toMatch(/^upvotes: /m);
  });

  test('reads a folder once if another link leads to it, or a link inside of it', async () => {
    const { content, again } = await storeOfThree();
    await symlink('03', join(content, 'papers/2026/04'));
    await symlink('..', join(content, 'papers/2026/03/up'));
    expect((await again()).counts).toMatchObject({ new: 0, unchanged: 3 });
    expect((await again()).counts).toMatchObject({ new: 0, unchanged: 3 });
  });

  test('reports a link that leads nowhere, and reads the others', async () => {
    const { content, again } = await storeOfThree();
    const path = join(content, MONTH, '2603.00001.md');
    await rename(path, join(content, 'gone.md'));
    await symlink('nowhere.md', path);
    await mkdir(join(content, 'papers/2025'));
    await symlink('nowhere', join(content, 'papers/2025/01'));
    await symlink('02.md', join(content, 'papers/2025/02.md'));
    const report = await again();
    expect(report.counts).toMatchObject({ read: 3, unchanged: 2, quarantined: 1 });
    expect(report.problems[0]).toMatchObject({ file: `${MONTH}/2603.00001.md` });
    expect(report.warnings.join('\n')).toContain('papers/2025/01:1:1:');
    expect(report.warnings.join('\n')).toContain(
      'papers/2025/02.md:1:1: The file cannot be used: it is a link to itself.',
    );
  });
});

describe('two files of one paper', () => {
  test.each([
    ['a comment', (text: string) => text.replace(/^sources:/m, '# PRECIOUS\nsources:')],
    ['a comment at the end of a line', (text: string) => text.replace(/^(title: .*)$/m, '$1 # PRECIOUS')],
    ['a comment in the abstract', (text: string) => `${text}<!-- PRECIOUS -->\n`],
    ['a key', (text: string) => text.replace(/^sources:/m, 'mine: PRECIOUS\nsources:')],
  ])('are merged into the one in which a person wrote %s', async (_, change) => {
    const { content, again } = await storeOfThree();
    const path = join(content, MONTH, '2603.00001.md');
    const text = await readFile(path, 'utf8');
    await writeFile(join(content, MONTH, 'copy.md'), text);
    await writeFile(path, change(text));
    await again();
    const report = await again();
    expect((await readFile(path, 'utf8')).match(/PRECIOUS/g)).toHaveLength(1);
    expect([...(await storeTexts(content)).keys()]).toHaveLength(3);
    expect(report.counts.quarantined).toBe(0);
  });

  test('are both kept if a person wrote in both', async () => {
    const { content, again } = await storeOfThree();
    const path = join(content, MONTH, '2603.00001.md');
    const text = await readFile(path, 'utf8');
    await writeFile(join(content, MONTH, 'copy.md'), text.replace(/^sources:/m, '# SECOND\nsources:'));
    await writeFile(path, text.replace(/^sources:/m, '# FIRST\nsources:'));
    const report = await again();
    const all = [...(await storeTexts(content)).values()].join('\n');
    expect(all).toContain('# FIRST');
    expect(all).toContain('# SECOND');
    expect(report.warnings.join('\n')).toContain('Merge the two files by hand.');
  });

  test.each(['2603.00001 (copy).md', 'a-copy.md', 'copy.md'])(
    'give the same store and quarantine after a kill, if a person wrote in both: %s',
    async (name) => {
      const { content } = await storeOfThree();
      const inbox = await temporaryFolder();
      const readPage = async (comments: number) => {
        const entry = `Paper 1 on reading\n\n${abstract.replace('\n\n', ' ')}\n\n  • 1 author\n·\nMar 2, 2026 ${comments}\n\n`;
        await writeFiles(inbox, { '2026-03-04.txt': `Daily Papers\n\nMar 4\n\n${entry}` });
        return ingest({ inputs: await findInputs(['.'], inbox), contentDir: content });
      };
      await readPage(2);
      const [path, copy] = [`${MONTH}/2603.00001.md`, `${MONTH}/${name}`];
      const text = `${await readFile(join(content, path), 'utf8')}\n## Notes\n\nPRECIOUS\n`;
      await writeFiles(content, { [path]: text, [copy]: text });
      const state = await readFile(join(content, '.cache/ingest.jsonl'));
      await readPage(3);
      const names = await readdir(content, { recursive: true });
      const texts = await storeTexts(content);
      // What a run leaves that was killed after it had written all papers, and before it had written its state.
      await writeFiles(content, { '.cache/ingest.jsonl': state });
      await readPage(3);
      expect(await readdir(content, { recursive: true })).toEqual(names);
      expect(await storeTexts(content)).toEqual(texts);
      expect(texts.get(path)).toContain('comments: 3');
      expect(texts.get(copy)).toBe(text);
    },
  );
});

describe('a paper whose file is no text', () => {
  test('is left alone and reported if it has zeros inside', async () => {
    const { content, again } = await storeOfThree();
    const path = join(content, MONTH, '2603.00002.md');
    const damaged = (await readFile(path, 'utf8')).replace('title: ', `title: ${'\0'.repeat(64)}`);
    await writeFile(path, damaged);
    const { problems, warnings } = await again();
    expect(problems).toMatchObject([{ file: `${MONTH}/2603.00002.md` }]);
    expect(warnings.join()).toContain(`${MONTH}/2603.00002.md:3:8: The file has zero bytes inside`);
    expect(await readFile(path, 'utf8')).toBe(damaged);
  });

  test.runIf(process.platform !== 'win32')(
    'is reported if it is a pipe, which nobody writes into',
    async () => {
      const { content, again } = await storeOfThree();
      const path = join(content, MONTH, '2603.00003.md');
      await rm(path);
      execFileSync('mkfifo', [path]);
      expect((await again()).problems[0]?.message).toContain('Its file exists but cannot be read');
      expect((await again()).warnings.join()).toContain('it is a pipe or a device');
    },
  );
});

describe('a run that was killed between two files', () => {
  /** An ACL paper that the listing of an arXiv paper turns out to be, whose files are then merged. */
  async function twoFiles(notes = ''): Promise<{
    content: string;
    merge: () => Promise<Report>;
    read: (...names: string[]) => Promise<Report>;
  }> {
    const [content, inbox] = [await temporaryFolder(), await temporaryFolder()];
    const read = async (...names: string[]) =>
      ingest({ inputs: await findInputs(names, inbox), contentDir: content });
    const volume = `<collection id="2026.x"><volume id="1"><meta><booktitle>Proceedings</booktitle><year>2026</year></meta><paper id="1"><title>Two Herons</title><author><first>Ada</first><last>Example</last></author><abstract>${abstract}</abstract></paper></volume></collection>`;
    await writeFiles(inbox, {
      'volume.xml': volume,
      '2026-03-04.json': JSON.stringify([dailyItem('2603.00001', 'Three Herons')]),
      '2026-03-05.json': JSON.stringify([dailyItem('2603.00001', 'Two Herons')]),
    });
    await read('volume.xml', '2026-03-04.json');
    const [acl] = [...(await storeTexts(content)).keys()].filter((path) => path.includes('2026.x'));
    if (notes !== '') await appendFile(join(content, acl ?? ''), notes);
    return { content, merge: () => read('2026-03-05.json'), read };
  }

  test('leaves no duplicate for ever if it had written the paper and not removed the other file', async () => {
    const { content, merge } = await twoFiles();
    const before = await storeTexts(content);
    await merge();
    const merged = await storeTexts(content);
    expect([before.size, merged.size]).toEqual([2, 1]);
    const [[path = '', text = ''] = []] = [...before].filter(([name]) => !merged.has(name));
    await writeFiles(content, { [path]: text });
    await merge();
    expect(await storeTexts(content)).toEqual(merged);
  });

  test('removes the paper that is listed as removed, and not the one that has come instead of it', async () => {
    const { content, merge, read } = await twoFiles();
    const before = await storeTexts(content);
    await merge();
    await writeFile(join(content, 'removed.txt'), '2603.00001\n');
    const [[path = '', text = ''] = []] = [...before].filter(([name]) => name.includes('2026.x'));
    // The run was killed after it had written the ACL paper anew, and before it had removed the arXiv paper.
    await writeFiles(content, { [path]: text });
    expect((await read('volume.xml')).counts).toMatchObject({ quarantined: 0 });
    expect([...(await storeTexts(content)).keys()]).toEqual([path]);
  });

  test('keeps the other file if a person wrote in it', async () => {
    const { content, merge } = await twoFiles();
    const before = await storeTexts(content);
    await merge();
    const merged = await storeTexts(content);
    const [[path = '', text = ''] = []] = [...before].filter(([name]) => !merged.has(name));
    await writeFiles(content, { [path]: `${text}\n## Notes\n\nPRECIOUS\n` });
    await merge();
    expect([...(await storeTexts(content)).values()].join()).toContain('PRECIOUS');
  });

  test('has one paper with the notes of a person if its new path is that of the duplicate', async () => {
    const { content, merge } = await twoFiles('\n## Notes\n\nPRECIOUS\n');
    expect((await merge()).counts).toMatchObject({ quarantined: 0 });
    const texts = await storeTexts(content);
    expect([...texts.keys()]).toEqual([`${MONTH}/2603.00001.md`]);
    expect(texts.get(`${MONTH}/2603.00001.md`)).toContain('PRECIOUS');
  });

  test.each(['', '\n## Notes\n\nPRECIOUS\n'])(
    'prefers the paper that it had written and not moved to the duplicate in its place: notes “%s”',
    async (notes) => {
      const { content, merge } = await twoFiles(notes);
      const before = await storeTexts(content);
      const state = await readFile(join(content, '.cache/ingest.jsonl'));
      await merge();
      const merged = await storeTexts(content);
      const path = `${MONTH}/2603.00001.md`;
      await writeFiles(content, {
        [path]: before.get(path) ?? '',
        'papers/undated/2026.x-1.1.md': merged.get(path) ?? '',
        '.cache/ingest.jsonl': state,
      });
      const report = await merge();
      expect([report.problems, report.warnings]).toEqual([[], []]);
      expect(await storeTexts(content)).toEqual(merged);
    },
  );

  test('gives a record to the paper that it had written and not moved, if a person wrote in the duplicate since', async () => {
    const { content, merge } = await twoFiles();
    const before = await storeTexts(content);
    await merge();
    const merged = await storeTexts(content);
    const path = `${MONTH}/2603.00001.md`;
    const duplicate = `${before.get(path)}\n## Notes\n\nPRECIOUS\n`;
    const unmoved = 'papers/undated/2026.x-1.1.md';
    await rm(join(content, '.cache'), { recursive: true });
    await writeFiles(content, { [path]: duplicate, [unmoved]: merged.get(path) ?? '' });
    await merge();
    const texts = await storeTexts(content);
    expect([texts.get(path), texts.get(unmoved)]).toEqual([duplicate, merged.get(path)]);
  });

  test('leaves no empty folder for ever if it had moved the only paper out of it', async () => {
    const { content, again } = await storeOfThree();
    for (const folder of ['papers/undated', 'papers/2025/12', 'papers/mine'])
      await mkdir(join(content, folder), { recursive: true });
    await again();
    expect((await readdir(join(content, 'papers'))).sort()).toEqual(['2026', 'mine']);
  });

  test('does not take its move for a new id that a person has chosen', async () => {
    const { content, merge } = await twoFiles('\n## Notes\n\nPRECIOUS\n');
    await merge();
    const merged = await storeTexts(content);
    const [former, now] = [
      join(content, 'papers/undated/2026.x-1.1.md'),
      join(content, MONTH, '2603.00001.md'),
    ];
    await mkdir(join(content, 'papers/undated'));
    await rename(now, former);
    await merge();
    expect(await storeTexts(content)).toEqual(merged);
  });
});

describe('a folder at the path of a paper', () => {
  test('is never replaced by the paper', async () => {
    const { content, again } = await storeOfThree();
    const path = join(content, MONTH, '2603.00003.md');
    await rename(path, join(content, 'away.md'));
    await mkdir(path);
    const report = await again();
    expect(report.problems[0]?.message).toContain('Its file exists but cannot be read.');
    expect(report.warnings.join()).toContain(
      `${MONTH}/2603.00003.md:1:1: The file cannot be used: it is a folder.`,
    );
  });
});

describe('an id that a person changed', () => {
  test.each([
    ['', 'my-own-name'],
    ['and the old one as an alias', 'my-own-name\naliases: ["2603.00001"]'],
    ['to another kind of identifier', '2026.acl-long.1'],
  ])('is kept, and the source still finds the paper %s', async (_, id) => {
    const { content, again } = await storeOfThree();
    const path = join(content, MONTH, '2603.00001.md');
    await writeFile(path, (await readFile(path, 'utf8')).replace(/^id: .*$/m, `id: ${id}`));
    await again();
    const texts = await storeTexts(content);
    await again();
    expect(await storeTexts(content)).toEqual(texts);
    expect(texts.size).toBe(3);
    const text = texts.get(`${MONTH}/${id.split('\n')[0]}.md`);
    expect(text).toMatch(/^aliases:\s+[-[] "2603\.00001"/m);
  });
});

describe('a git conflict that nobody has resolved', () => {
  const sides = '<<<<<<< HEAD\nOURS\n=======\nTHEIRS\n>>>>>>> branch\n';

  test('is never overwritten in a paper', async () => {
    const { content, again } = await storeOfThree();
    await appendFile(join(content, MONTH, '2603.00001.md'), `\n## Notes\n\n${sides}`);
    const texts = await storeTexts(content);
    expect((await again()).problems).toMatchObject([{ file: `${MONTH}/2603.00001.md` }]);
    expect(await storeTexts(content)).toEqual(texts);
  });

  test('ends a run before it removes papers if the list of removed papers has it', async () => {
    const { content, again } = await storeOfThree();
    const texts = await storeTexts(content);
    await writeFile(join(content, 'removed.txt'), sides.replace('OURS', '2603.00001'));
    await expect(again()).rejects.toThrow('removed.txt:1:1: The file has a git conflict');
    expect(await storeTexts(content)).toEqual(texts);
  });

  test.each([
    [
      'a.ris',
      `TY  - JOUR\nTI  - A Paper of Two Sides\n${sides.replaceAll(/^(?=OURS|THEIRS)/gm, 'AB  - ')}ER  - \n`,
    ],
    ['a.bib', `${sides.replaceAll(/^(OURS|THEIRS)/gm, '@article{a, title={$1 of two}}')}`],
  ])('makes an input one problem, and no paper: %s', async (name, text) => {
    const [content, inbox] = [await temporaryFolder(), await temporaryFolder()];
    await writeFiles(inbox, { [name]: text });
    const report = await ingest({ inputs: await findInputs(['.'], inbox), contentDir: content });
    expect(report.counts).toMatchObject({ new: 0, quarantined: 1 });
    expect(report.problems[0]?.message).toContain('git conflict');
  });
});
