import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { replaceFolder } from '../../src/building/atomic-replace.ts';
import { FILE_LIST } from '../../src/building/built-files.ts';
import { checkOutputFolder, outputFolder } from '../../src/building/output-folder.ts';
import { formatBytes, measureSite, warningsFor } from '../../src/building/site-stats.ts';
import { UsageError } from '../../src/commands/usage-error.ts';

const elsewhere = join('/', 'elsewhere');
/** A process id that no process has. */
const DEAD = 4194305;
/** How a page of a build begins. */
const PAGE = `<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="script-src 'self' 'wasm-unsafe-eval'">`;

let work: string;
let out: string;
beforeEach(async () => {
  work = await realpath(await mkdtemp(join(tmpdir(), 'broadsheet-swap-')));
  out = join(work, 'out');
});
afterEach(() => rm(work, { recursive: true }));

const write = (text: string) => async (draft: string) => {
  await mkdir(draft);
  await writeFile(join(draft, 'index.html'), text);
};

/** The names in a folder, without the file list of the build. */
const namesIn = async (folder: string) => (await readdir(folder)).filter((name) => name !== FILE_LIST).sort();
const textOf = (...path: string[]) => readFile(join(...path), 'utf8');
const fails = () => Promise.reject(new Error('no luck'));
/** Puts a file there by hand. */
async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
/** A build that makes these files. */
const making = (files: Readonly<Record<string, string>>) => async (draft: string) => {
  for (const [path, text] of Object.entries(files)) await put(join(draft, path), text);
};

describe('the output of a build', () => {
  test('keeps the times of files that have not changed, and only theirs', async () => {
    await replaceFolder(out, making({ 'same.html': 'same', 'days/same.html': '', 'new.html': 'old' }));
    const before = new Date('2020-01-02T03:04:05Z');
    for (const path of ['same.html', 'days/same.html', 'new.html'])
      await utimes(join(out, path), before, before);
    await replaceFolder(out, making({ 'same.html': 'same', 'days/same.html': '', 'new.html': 'new' }));
    const timeOf = async (path: string) => (await stat(join(out, path))).mtimeMs;
    expect(await timeOf('same.html')).toBe(before.getTime());
    expect(await timeOf('days/same.html')).toBe(before.getTime());
    expect(await timeOf('new.html')).toBeGreaterThan(before.getTime());
    expect([await textOf(out, 'same.html'), await textOf(out, 'new.html')]).toEqual(['same', 'new']);
    expect(await namesIn(work)).toEqual(['out']);
  });

  test('replaces the former one as a whole', async () => {
    await replaceFolder(out, making({ 'index.html': 'old', 'stale.html': '', 'days/stale.html': '' }));
    await replaceFolder(out, write('new'));
    expect(await namesIn(out)).toEqual(['index.html']);
    expect(await textOf(out, 'index.html')).toBe('new');
    expect(await readdir(work)).toEqual(['out']);
  });

  test('stays as it was if the build fails', async () => {
    await replaceFolder(out, write('old'));
    const failing = replaceFolder(out, async (draft) => {
      await write('half')(draft);
      throw new Error('no luck');
    });
    await expect(failing).rejects.toThrow('no luck');
    expect(await textOf(out, 'index.html')).toBe('old');
    expect(await readdir(work)).toEqual(['out']);
  });

  test('is put back if an interrupted build has moved it aside', async () => {
    await write('old')(join(work, `.out.former-${DEAD}`));
    await write('half')(join(work, `.out.draft-${DEAD}`));
    await expect(replaceFolder(out, fails)).rejects.toThrow();
    expect(await textOf(out, 'index.html')).toBe('old');
    expect(existsSync(join(work, `.out.draft-${DEAD}`))).toBe(false);
  });
});

describe('a file in the output that no build wrote', () => {
  test('stays: files of version control and of hosts, and any other file or folder', async () => {
    await replaceFolder(out, making({ 'index.html': 'old', 'papers/gone.html': '' }));
    await put(join(out, '.git/HEAD'), 'ref: refs/heads/main');
    await put(join(out, 'CNAME'), 'papers.example.org');
    await put(join(out, 'slides/talk.pdf'), 'slides');
    await put(join(out, 'papers/extra.html'), 'by hand');
    await symlink('slides', join(out, 'talks'));
    await replaceFolder(out, making({ 'index.html': 'new', 'papers/p.html': '' }));
    expect(await namesIn(out)).toEqual(['.git', 'CNAME', 'index.html', 'papers', 'slides', 'talks']);
    expect(await textOf(out, 'index.html')).toBe('new');
    expect(await textOf(out, '.git/HEAD')).toBe('ref: refs/heads/main');
    expect(await textOf(out, 'talks/talk.pdf')).toBe('slides');
    expect(await readdir(join(out, 'papers'))).toEqual(['extra.html', 'p.html']);
    expect(await readdir(work)).toEqual(['out']);
  });

  test('stays if .git is a file, as in a worktree, or if the build no longer makes its folder', async () => {
    await replaceFolder(out, making({ 'index.html': 'old', 'topics/a/2026-03.html': '' }));
    await put(join(out, '.git'), 'gitdir: ../.git/worktrees/out');
    await put(join(out, 'topics/a/note.txt'), 'mine');
    await replaceFolder(out, write('new'));
    expect(await textOf(out, '.git')).toContain('worktrees');
    expect(await readdir(join(out, 'topics/a'))).toEqual(['note.txt']);
  });

  test('is not replaced by a file of the new build, which is refused', async () => {
    await replaceFolder(out, write('old'));
    await put(join(out, 'robots.txt'), 'mine');
    const refused = replaceFolder(out, making({ 'index.html': 'new', 'robots.txt': 'theirs' }));
    await expect(refused).rejects.toThrow(/robots\.txt, which no build made/u);
    expect(await textOf(out, 'index.html')).toBe('old');
    expect(await textOf(out, 'robots.txt')).toBe('mine');
    await replaceFolder(out, making({ 'index.html': 'new', 'robots.txt': 'mine' }));
    await replaceFolder(out, write('newer'));
    expect(await namesIn(out)).toEqual(['index.html']);
  });

  test('stays in a folder that the new build also makes', async () => {
    await replaceFolder(out, write('old'));
    await put(join(out, 'authors/mine.html'), 'mine');
    await replaceFolder(out, making({ 'index.html': 'new', 'authors/ada.html': 'ada' }));
    expect(await readdir(join(out, 'authors'))).toEqual(['ada.html', 'mine.html']);
  });

  test('is moved to the new output after a build that was killed in between', async () => {
    await replaceFolder(out, making({ 'index.html': 'old', 'stale.html': '' }));
    await put(join(out, '.git/HEAD'), 'ref');
    await put(join(out, 'days/mine.txt'), 'mine');
    await rename(out, join(work, `.out.former-${DEAD}`));
    await replaceFolder(out, write('new'));
    await rename(out, join(work, 'new'));
    // The state between two moves: the new site is in place, the files of the former one are not moved yet.
    await mkdir(join(work, `.out.former-${DEAD}/half`), { recursive: true });
    await rename(join(work, 'new'), out);
    await expect(replaceFolder(out, fails)).rejects.toThrow();
    expect(await textOf(out, 'index.html')).toBe('new');
    expect(await textOf(out, '.git/HEAD')).toBe('ref');
    expect(await textOf(out, 'days/mine.txt')).toBe('mine');
    expect(existsSync(join(out, 'stale.html'))).toBe(false);
    expect(await readdir(work)).toEqual(['out']);
  });

  test('is never taken from a former output that is partly removed', async () => {
    await replaceFolder(out, write('new'));
    await put(join(work, `.out.stale-${DEAD}/papers/old.html`), 'old');
    await expect(replaceFolder(out, fails)).rejects.toThrow();
    expect(await namesIn(out)).toEqual(['index.html']);
    expect(await readdir(work)).toEqual(['out']);
  });

  test('is distinguished from the pages of an older version, which wrote no file list', async () => {
    for (const path of ['index.html', '404.html', 'search.html', 'papers/p.html', 'days/2026-03-04.html'])
      await put(join(out, path), PAGE);
    for (const path of ['days/2026-03-04.bib', 'assets/site.css', 'pagefind/shards.json', 'feed.xml'])
      await put(join(out, path), '');
    await put(join(out, 'papers/extra.html'), '<title>Mine</title>');
    await put(join(out, 'papers/extra.pdf'), '%PDF');
    await put(join(out, 'CNAME'), 'papers.example.org');
    await checkOutputFolder(out, elsewhere, elsewhere);
    await replaceFolder(out, write('new'));
    const files = await readdir(out, { recursive: true });
    expect(files.sort()).toEqual([
      FILE_LIST,
      'CNAME',
      'index.html',
      'papers',
      'papers/extra.html',
      'papers/extra.pdf',
    ]);
  });

  test('is never in a folder that belongs to the build as a whole', async () => {
    await replaceFolder(out, making({ 'index.html': '', 'pagefind/a.1/x': '' }), ['pagefind']);
    expect(await textOf(out, FILE_LIST)).toMatch(/\nindex\.html\npagefind\/\n$/u);
    await put(join(out, 'pagefind/b'), '');
    await replaceFolder(out, making({ 'index.html': '', 'pagefind/a.2/x': '' }), ['pagefind']);
    expect(await readdir(join(out, 'pagefind'))).toEqual(['a.2']);
  });
});

describe('a build that is killed', () => {
  const script = `
    import { mkdir, writeFile } from 'node:fs/promises';
    import { join } from 'node:path';
    import { replaceFolder } from '${join(import.meta.dirname, '../../src/building/atomic-replace.ts')}';
    const [, out] = process.argv;
    for (let round = 0; ; round += 1) {
      await replaceFolder(out, async (draft) => {
        await mkdir(join(draft, 'papers'), { recursive: true });
        for (const name of ['index.html', 'papers/a.html', 'papers/b.html']) await writeFile(join(draft, name), String(round));
      });
      process.stdout.write('.');
    }`;

  test('leaves one complete site, and loses no file that it did not write', async () => {
    await replaceFolder(out, making({ 'index.html': 'x', 'papers/a.html': 'x', 'papers/b.html': 'x' }));
    const own = { '.git/HEAD': 'ref', CNAME: 'papers.example.org', 'papers/mine.txt': 'mine' };
    await making(own)(out);
    for (let kill = 0; kill < 12; kill += 1) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script, out]);
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await new Promise((resolve) => setTimeout(resolve, 7 * kill));
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('close', resolve));
      await expect(replaceFolder(out, fails)).rejects.toThrow('no luck');
      const texts = ['index.html', 'papers/a.html', 'papers/b.html'].map((name) => textOf(out, name));
      expect(new Set(await Promise.all(texts)).size).toBe(1);
      for (const [path, text] of Object.entries(own)) expect(await textOf(out, path)).toBe(text);
      expect(await readdir(work)).toEqual(['out']);
    }
  });
});

describe('an output folder', () => {
  test('may be absent, empty, or hold a former build', async () => {
    await expect(checkOutputFolder(out, elsewhere, elsewhere)).resolves.toBeUndefined();
    await mkdir(out);
    await expect(checkOutputFolder(out, elsewhere, elsewhere)).resolves.toBeUndefined();
    await replaceFolder(out, write('new'));
    await put(join(out, 'thesis.tex'), '');
    await expect(checkOutputFolder(out, elsewhere, elsewhere)).resolves.toBeUndefined();
  });

  test('may hold only files of a host or of version control', async () => {
    await put(join(out, '.git'), 'gitdir: ../.git/worktrees/out');
    await put(join(out, 'CNAME'), 'papers.example.org');
    await expect(checkOutputFolder(out, elsewhere, elsewhere)).resolves.toBeUndefined();
  });

  test('may not hold files that no build wrote', async () => {
    await put(join(out, 'thesis.tex'), '');
    await expect(checkOutputFolder(out, elsewhere, elsewhere)).rejects.toThrow(
      /not from a build, such as thesis\.tex/u,
    );
  });

  test('may not hold another site whose pages have the names of ours', async () => {
    for (const name of ['index.html', '404.html', 'search.html'])
      await put(join(out, name), '<title>Mine</title>');
    await expect(checkOutputFolder(out, elsewhere, elsewhere)).rejects.toThrow(UsageError);
  });

  test('may hold neither the content nor the project, also not through a link', async () => {
    await expect(checkOutputFolder(work, join(work, 'content'), elsewhere)).rejects.toThrow(
      /holds the content folder/u,
    );
    await expect(checkOutputFolder(work, elsewhere, work)).rejects.toThrow(/holds the project/u);
    await mkdir(join(work, 'content'));
    await symlink('content', out);
    await expect(checkOutputFolder(out, join(work, 'content'), elsewhere)).rejects.toThrow(
      /holds the content folder/u,
    );
  });

  test.each(['papers', 'inbox/new', 'public'])('may not be %s of the content', async (name) => {
    const refused = checkOutputFolder(join(work, 'content', name), join(work, 'content'), elsewhere);
    await expect(refused).rejects.toThrow(/part of the content/u);
  });

  test('may not be part of the project’s own content, even if the papers are elsewhere', async () => {
    for (const name of ['content', 'content/papers', 'content/public/x'])
      await expect(checkOutputFolder(join(work, name), elsewhere, work)).rejects.toThrow(
        /part of the content/u,
      );
  });

  test('may be neither a home folder, nor the root of a disk, nor a file', async () => {
    await expect(checkOutputFolder(homedir(), elsewhere, elsewhere)).rejects.toThrow(/home folder/u);
    await expect(checkOutputFolder('/', elsewhere, elsewhere)).rejects.toThrow(/root of the disk/u);
    await put(out, '');
    await expect(checkOutputFolder(out, elsewhere, elsewhere)).rejects.toThrow(/is a file/u);
  });

  test('that is a link is the link’s target, which need not exist yet', async () => {
    await symlink('real', out);
    expect(outputFolder(out)).toBe(join(work, 'real'));
    await replaceFolder(outputFolder(out), write('one'));
    await replaceFolder(outputFolder(out), write('two'));
    expect(await readlink(out)).toBe('real');
    expect(await textOf(work, 'real/index.html')).toBe('two');
    await symlink('circle', join(work, 'circle'));
    expect(() => outputFolder(join(work, 'circle'))).toThrow(/circle/u);
  });
});

describe('the size of a site', () => {
  test('is counted', async () => {
    await write('12345')(out);
    await writeFile(join(out, 'a.css'), '123');
    expect(measureSite(out)).toEqual({
      ...{ pages: 1, files: 2, bytes: 8 },
      kinds: [
        { kind: 'other files', files: 1, bytes: 3 },
        { kind: 'single pages', files: 1, bytes: 5 },
      ],
      largest: { path: expect.any(String), bytes: expect.any(Number) },
    });
  });

  test('causes a warning if it exceeds the limits of hosts', () => {
    expect(warningsFor({ pages: 1, files: 20_000, bytes: 1_000_000_000, largest: undefined })).toEqual([]);
    expect(warningsFor({ pages: 1, files: 20_001, bytes: 1_000_000_001, largest: undefined })).toHaveLength(
      3,
    );
    const largest = { path: 'talk.mp4', bytes: 30_000_000 };
    expect(warningsFor({ pages: 1, files: 2, bytes: 30_000_001, largest })).toEqual([
      'Cloudflare Pages (free) takes files of up to 26.2 MB, talk.mp4 has 30.0 MB.',
    ]);
  });

  test('is printed for people', () => {
    expect(formatBytes(999)).toBe('999 bytes');
    expect(formatBytes(12_345_678)).toBe('12.3 MB');
  });
});
