import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { readConfiguration } from '../../src/building/configuration.ts';
import { type RawAnswers, readAnswers } from '../../src/scaffold/answers.ts';
import { type Engine, findEngine, httpsAddress } from '../../src/scaffold/engine.ts';
import { placeholders, repositoryFiles } from '../../src/scaffold/files.ts';
import { writeNewFolder } from '../../src/scaffold/new-folder.ts';
import { askAnswers } from '../../src/scaffold/questions.ts';
import { markdownText, shellWord } from '../../src/scaffold/readme.ts';
import { project, temporaryFolder } from '../ingest/command.ts';

const RAW: RawAnswers = { name: 'Ours', sources: 'hf', topics: 'all', site: '', host: 'github' };
const ENGINE: Engine = { address: 'https://github.com/example/broadsheet', version: 'v1.2.3' };
const FOLDERS = { papers: 'our-papers', engine: 'broadsheet' };

/** Writes the files of a repository, and reads its settings as a build does. */
async function made(raw: Partial<RawAnswers>, engine = ENGINE, folders = FOLDERS) {
  const folder = join(await temporaryFolder(), 'made');
  const files = repositoryFiles(readAnswers({ ...RAW, ...raw }), engine, folders);
  await writeNewFolder(folder, files);
  return { folder, files, ...readConfiguration(folder) };
}

describe('a new repository', () => {
  test.each([
    'null',
    ': #',
    '- x',
    '"quoted\' name"',
    'Žürich 📰',
    '# 7',
    '*star',
    '$& $1 %s',
    '1.0',
    '[a, b]',
    '\\n',
  ])('takes the name %s as it is', async (name) => {
    expect((await made({ name })).site.name).toBe(name);
  });

  test('has the sources, the address and some topics', async () => {
    const { site, topicsFile } = await made({
      sources: 'hf announcements:cs.CL,cs.LG oai:cs:cs:CL arxiv:hep-th',
      site: 'https://papers.example.org/ours',
      topics: 'robotics, reasoning',
    });
    expect(site.url).toBe('https://papers.example.org/ours/');
    expect(site.sources).toEqual([
      { from: 'hf' },
      { from: 'announcements', categories: ['cs.CL', 'cs.LG'] },
      { from: 'oai', set: 'cs:cs:CL' },
      { from: 'arxiv', categories: ['hep-th'] },
    ]);
    expect(topicsFile.topics.map(({ slug }) => slug).sort()).toEqual(['reasoning', 'robotics']);
    expect((await made({ sources: 'none' })).site.sources).toEqual([]);
  });

  test.each([
    [{ name: ' ' }, 'needs a name'],
    [{ sources: 'usenet' }, '“usenet” is not a source'],
    [{ topics: 'reasonin' }, 'There is no topic “reasonin”'],
    [{ site: 'papers' }, 'is not a web address'],
    [{ site: 'https://a.example/?b' }, 'has a ? or a #'],
    [{ host: 'geocities' }, 'is not one of the hosts'],
  ])('is refused for %j', (raw, message) => {
    expect(() => readAnswers({ ...RAW, ...raw })).toThrow(message);
  });

  test('has a workflow for its host that names the version of Broadsheet', async () => {
    const gitHub = (await made({})).files.get('.github/workflows/daily.yml') ?? '';
    expect(gitHub).toContain('uses: example/broadsheet/.github/actions/site@v1.2.3\n');
    const gitLab = (await made({ host: 'gitlab' })).files.get('.gitlab-ci.yml') ?? '';
    expect(parse(gitLab)).toMatchObject({
      variables: { BROADSHEET: 'https://github.com/example/broadsheet.git', VERSION: 'v1.2.3' },
    });
    expect([...(await made({ host: 'other' })).files.keys()].filter((path) => path.endsWith('.yml'))).toEqual(
      [],
    );
  });

  test.each([
    ['github', ENGINE, []],
    ['github', { address: undefined, version: 'v1' }, ['OWNER/BROADSHEET']],
    ['gitlab', { address: undefined, version: 'REF' }, ['https://HOST/OWNER/BROADSHEET.git', 'REF']],
    ['other', { address: undefined, version: 'REF' }, []],
  ] as const)('for %s, from %j, leaves to be filled in: %j', async (host, engine, missing) => {
    const answers = readAnswers({ ...RAW, host });
    expect(placeholders(answers, engine)).toEqual(missing);
    const { files } = await made({ host }, engine);
    const workflow = files.get('.github/workflows/daily.yml') ?? files.get('.gitlab-ci.yml') ?? '';
    for (const text of missing) expect(workflow).toContain(text);
  });

  test('has a README whose commands name the folder, whatever it is called', async () => {
    const folders = { papers: "our 'odd' folder", engine: 'broadsheet' };
    const text = (await made({ name: 'A *bold* <name>' }, ENGINE, folders)).files.get('README.md') ?? '';
    expect(text).toContain('# A \\*bold\\* \\<name\\>\n');
    expect(text).toContain(`npm run daily -- --content '../our '\\''odd'\\'' folder' --no-keep`);
    expect(text).toContain('git clone https://github.com/example/broadsheet broadsheet\n');
    expect(shellWord('../our-papers')).toBe('../our-papers');
    expect(markdownText('plain ü')).toBe('plain ü');
  });

  test('is written into a folder that has only a repository, and into no other', async () => {
    const folder = await temporaryFolder();
    mkdirSync(join(folder, '.git'));
    const files = new Map([['a/b.txt', 'b']]);
    await writeNewFolder(folder, files);
    expect(readFileSync(join(folder, 'a/b.txt'), 'utf8')).toBe('b');
    await expect(writeNewFolder(folder, new Map([['c', 'c']]))).rejects.toThrow('is not empty: it holds a');
    writeFileSync(join(folder, 'file'), '');
    await expect(writeNewFolder(join(folder, 'file'), files)).rejects.toThrow('is a file');
    expect(readdirSync(folder).sort()).toEqual(['.git', 'a', 'file']);
  });
});

describe('the address of Broadsheet', () => {
  test.each([
    ['git@github.com:a/b.git', 'https://github.com/a/b'],
    ['https://token@gitlab.example.org/a/b/c.git', 'https://gitlab.example.org/a/b/c'],
    ['ssh://git@github.com/a/b', 'https://github.com/a/b'],
    ['/home/me/broadsheet', undefined],
    ['../broadsheet', undefined],
  ])('is found in %s', (remote, address) => {
    expect(httpsAddress(remote)).toBe(address);
  });

  test('is refused if it is none', () => {
    expect(() => findEngine('x y', undefined)).toThrow('not the address of a repository');
    expect(() => findEngine(undefined, 'v1; rm')).toThrow('not a tag or a commit');
  });
});

describe('the questions', () => {
  /** A terminal at which a person types these lines, each after a question. */
  function terminal(...typed: string[]) {
    const [input, output] = [new PassThrough(), new PassThrough()];
    let printed = '';
    output.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (!text.endsWith('> ')) return;
      const line = typed.shift();
      if (line === undefined) input.end();
      else input.write(`${line}\n`);
    });
    return { input, output, printed: () => printed };
  }

  test('take defaults for empty answers, and leave out what is given', async () => {
    const there = terminal('', '', '', 'gitlab');
    const answers = await askAnswers(there, { name: 'Given' }, { ...RAW, sources: 'arxiv:cs.CL' });
    expect(answers).toEqual({ ...RAW, name: 'Given', sources: 'arxiv:cs.CL', host: 'gitlab' });
    expect(there.printed()).not.toContain('What is the name');
  });

  test('ask again for wrong answers', async () => {
    const there = terminal('Name', 'nonsense', 'hf', '', '', 'gitlab');
    expect(await askAnswers(there, {}, RAW)).toEqual({ ...RAW, name: 'Name', host: 'gitlab' });
    expect(there.printed()).toContain('“nonsense” is not a source');
  });

  test('end without a result if the input ends', async () => {
    await expect(askAnswers(terminal('Name'), {}, RAW)).rejects.toThrow('The questions were ended.');
  });
});

test('npm run new asks nothing without a terminal, and says the next commands', async () => {
  const cwd = await temporaryFolder();
  vi.stubEnv('INIT_CWD', cwd);
  const printed = await new Promise<string>((resolve) => {
    execFile(process.execPath, [join(project, 'scripts/new.ts'), 'ours'], (_, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
  expect(printed).toContain('npm run daily -- --content ours --no-keep');
  expect(existsSync(join(cwd, 'ours/.git'))).toBe(true);
  expect(readConfiguration(join(cwd, 'ours')).site).toMatchObject({
    name: 'ours',
    sources: [{ from: 'hf' }],
  });
});
