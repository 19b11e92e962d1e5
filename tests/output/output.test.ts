import { spawn } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { FILE_LIST } from '../../src/output/built-files.ts';
import { checkOutputFolder } from '../../src/output/place/output-folder.ts';
import { contentSecurityPolicy } from '../../src/site/security.ts';
import { filesIn, makeSite, publish, put, statesOf, temporaryFolder, textOf, writeStaged } from './sites.ts';

const elsewhere = join('/', 'elsewhere');
/** A process id that no process has. */
const DEAD = 4194305;
const beginningOf = (policy: string) =>
  `<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="${policy}">`;
/** How pages of builds begin: of older versions, of this one, and of a portable copy. */
const BEGINNINGS = [
  beginningOf("script-src 'self' 'wasm-unsafe-eval'"),
  beginningOf(contentSecurityPolicy(['run()'])),
  beginningOf(contentSecurityPolicy(['run()'], undefined, true)),
];

let work: string;
let out: string;
beforeEach(async () => {
  work = await temporaryFolder();
  out = join(work, 'out');
});

/** The names in a folder, without the file list of the build. */
const namesIn = async (folder: string) => (await readdir(folder)).filter((name) => name !== FILE_LIST).sort();
const fails = () => Promise.reject(new Error('no luck'));

describe('the output of a build', () => {
  test('keeps the times of files that have not changed, and only theirs', async () => {
    await publish(out, { 'same.html': 'same', 'days/same.html': '', 'new.html': 'old' });
    const before = new Date('2020-01-02T03:04:05Z');
    for (const path of ['same.html', 'days/same.html', 'new.html'])
      await utimes(join(out, path), before, before);
    await publish(out, { 'same.html': 'same', 'days/same.html': '', 'new.html': 'new' });
    const timeOf = async (path: string) => (await stat(join(out, path))).mtimeMs;
    expect(await timeOf('same.html')).toBe(before.getTime());
    expect(await timeOf('days/same.html')).toBe(before.getTime());
    expect(await timeOf('new.html')).toBeGreaterThan(before.getTime());
    expect([await textOf(out, 'same.html'), await textOf(out, 'new.html')]).toEqual(['same', 'new']);
    expect(await namesIn(work)).toEqual(['out']);
  });

  test('replaces the former one as a whole', async () => {
    await publish(out, { 'index.html': 'old', 'stale.html': '', 'days/stale.html': '' });
    await publish(out, { 'index.html': 'new' });
    expect(await namesIn(out)).toEqual(['index.html']);
    expect(await textOf(out, 'index.html')).toBe('new');
    expect(await readdir(work)).toEqual(['out']);
  });

  test('stays as it was if the build fails', async () => {
    await publish(out, { 'index.html': 'old' });
    const failing = makeSite(out, ({ staging }) => {
      writeStaged(staging, { 'index.html': 'half' });
      throw new Error('no luck');
    });
    await expect(failing).rejects.toThrow('no luck');
    expect(await textOf(out, 'index.html')).toBe('old');
    expect(await readdir(work)).toEqual(['out']);
  });

  test('is put back if an interrupted build of an earlier version has moved it aside', async () => {
    await put(join(work, `.out.former-${DEAD}/index.html`), 'old');
    await put(join(work, `.out.draft-${DEAD}/index.html`), 'half');
    await expect(makeSite(out, fails)).rejects.toThrow();
    expect(await textOf(out, 'index.html')).toBe('old');
    expect(existsSync(join(work, `.out.draft-${DEAD}`))).toBe(false);
  });
});

describe('a file in the output that no build wrote', () => {
  test('stays: files of version control and of hosts, and any other file or folder', async () => {
    await publish(out, { 'index.html': 'old', 'papers/gone.html': '' });
    await put(join(out, '.git/HEAD'), 'ref: refs/heads/main');
    await put(join(out, 'CNAME'), 'papers.example.org');
    await put(join(out, 'slides/talk.pdf'), 'slides');
    await put(join(out, 'papers/extra.html'), 'by hand');
    await symlink('slides', join(out, 'talks'));
    await publish(out, { 'index.html': 'new', 'papers/p.html': '' });
    expect(await namesIn(out)).toEqual(['.git', 'CNAME', 'index.html', 'papers', 'slides', 'talks']);
    expect(await textOf(out, 'index.html')).toBe('new');
    expect(await textOf(out, '.git/HEAD')).toBe('ref: refs/heads/main');
    expect(await textOf(out, 'talks/talk.pdf')).toBe('slides');
    expect(await readdir(join(out, 'papers'))).toEqual(['extra.html', 'p.html']);
    expect(await readdir(work)).toEqual(['out']);
  });

  test('stays if .git is a file, as in a worktree, or if the build no longer makes its folder', async () => {
    await publish(out, { 'index.html': 'old', 'topics/a/2026-03.html': '' });
    await put(join(out, '.git'), 'gitdir: ../.git/worktrees/out');
    await put(join(out, 'topics/a/note.txt'), 'mine');
    await publish(out, { 'index.html': 'new' });
    expect(await textOf(out, '.git')).toContain('worktrees');
    expect(await readdir(join(out, 'topics/a'))).toEqual(['note.txt']);
  });

  test('is not replaced by a file of the new build, which is refused', async () => {
    await publish(out, { 'index.html': 'old' });
    await put(join(out, 'robots.txt'), 'mine');
    const refused = publish(out, { 'index.html': 'new', 'robots.txt': 'theirs' });
    await expect(refused).rejects.toThrow(/robots\.txt, which no build made/u);
    expect(await textOf(out, 'index.html')).toBe('old');
    expect(await textOf(out, 'robots.txt')).toBe('mine');
    await publish(out, { 'index.html': 'new', 'robots.txt': 'mine' });
    await publish(out, { 'index.html': 'newer' });
    expect(await namesIn(out)).toEqual(['index.html']);
  });

  test('stays in a folder that the new build also makes', async () => {
    await publish(out, { 'index.html': 'old' });
    await put(join(out, 'authors/mine.html'), 'mine');
    await publish(out, { 'index.html': 'new', 'authors/ada.html': 'ada' });
    expect(await readdir(join(out, 'authors'))).toEqual(['ada.html', 'mine.html']);
  });

  test('is moved to the new output after a build of an earlier version that was killed in between', async () => {
    await publish(out, { 'index.html': 'old', 'stale.html': '' });
    await put(join(out, '.git/HEAD'), 'ref');
    await put(join(out, 'days/mine.txt'), 'mine');
    await rename(out, join(work, `.out.former-${DEAD}`));
    await publish(out, { 'index.html': 'new' });
    await rename(out, join(work, 'new'));
    // The state between two moves: the new site is in place, the files of the former one are not moved yet.
    await mkdir(join(work, `.out.former-${DEAD}/half`), { recursive: true });
    await rename(join(work, 'new'), out);
    await expect(makeSite(out, fails)).rejects.toThrow();
    expect(await textOf(out, 'index.html')).toBe('new');
    expect(await textOf(out, '.git/HEAD')).toBe('ref');
    expect(await textOf(out, 'days/mine.txt')).toBe('mine');
    expect(existsSync(join(out, 'stale.html'))).toBe(false);
    expect(await readdir(work)).toEqual(['out']);
  });

  test('is never taken from a former output that is partly removed', async () => {
    await publish(out, { 'index.html': 'new' });
    await put(join(work, `.out.stale-${DEAD}/papers/old.html`), 'old');
    await expect(makeSite(out, fails)).rejects.toThrow();
    expect(await namesIn(out)).toEqual(['index.html']);
    expect(await readdir(work)).toEqual(['out']);
  });

  test.each(BEGINNINGS)(
    'is distinguished from pages without a file list that begin with %s',
    async (page) => {
      for (const path of ['index.html', '404.html', 'search.html', 'papers/p.html', 'days/2026-03-04.html'])
        await put(join(out, path), page);
      for (const path of ['days/2026-03-04.bib', 'assets/site.css', 'pagefind/shards.json', 'feed.xml'])
        await put(join(out, path), '');
      await put(join(out, 'papers/extra.html'), '<title>Mine</title>');
      await put(join(out, 'papers/extra.pdf'), '%PDF');
      await put(join(out, 'CNAME'), 'papers.example.org');
      await checkOutputFolder(out, elsewhere, elsewhere);
      await publish(out, { 'index.html': 'new' });
      const files = await readdir(out, { recursive: true });
      expect(files.sort()).toEqual([
        FILE_LIST,
        'CNAME',
        'index.html',
        'papers',
        'papers/extra.html',
        'papers/extra.pdf',
      ]);
    },
  );

  test('is never in a folder that belongs to the build as a whole', async () => {
    await publish(out, { 'index.html': '', 'pagefind/a.1/x': '' }, ['pagefind']);
    expect(await textOf(out, FILE_LIST)).toMatch(/\nindex\.html\npagefind\/\n$/u);
    await put(join(out, 'pagefind/b'), '');
    await publish(out, { 'index.html': '', 'pagefind/a.2/x': '' }, ['pagefind']);
    expect(await readdir(join(out, 'pagefind'))).toEqual(['a.2']);
  });
});

describe('a file of the build', () => {
  test('has an inode of its own, whatever else has the same one', async () => {
    await put(join(work, 'cache/new.js'), 'new');
    await put(join(work, 'cache/later.js'), 'later');
    const linked = (site: { readonly staging: string }, name: string) => {
      mkdirSync(join(site.staging, 'assets'), { recursive: true });
      linkSync(join(work, 'cache', name), join(site.staging, 'assets', name));
    };
    await makeSite(out, (site) => linked(site, 'new.js'));
    await makeSite(out, (site) => {
      for (const name of ['new.js', 'later.js']) linked(site, name);
    });
    expect(linksIn(out)).toEqual([]);
    // A backup by hard links: the next build leaves it alone.
    const before = new Date('2020-01-02T03:04:05Z');
    await utimes(join(out, 'assets/new.js'), before, before);
    linkSync(join(out, 'assets/new.js'), join(work, 'backup.js'));
    await makeSite(out, (site) => {
      for (const name of ['new.js', 'later.js']) expect(site.keep(`assets/${name}`)).toBe(true);
    });
    expect(linksIn(out)).toEqual([]);
    expect((await stat(join(out, 'assets/new.js'))).mtimeMs).toBe(before.getTime());
    expect(await textOf(work, 'backup.js')).toBe('new');
  });

  test('is kept where it is, and neither copied nor touched', async () => {
    await publish(out, { 'index.html': 'old', 'papers/a.html': 'a', 'papers/b.html': 'b' });
    const inode = (path: string) => statSync(join(out, path)).ino;
    const before = ['papers/a.html', 'papers/b.html'].map(inode);
    await makeSite(out, (site) => {
      expect(site.keep('papers/a.html')).toBe(true);
      site.write('papers/b.html', 'b');
      site.write('index.html', 'new');
      expect(readdirSync(site.staging, { recursive: true })).toEqual(['index.html']);
    });
    expect(['papers/a.html', 'papers/b.html'].map(inode)).toEqual(before);
    expect(filesIn(out)).toEqual({ 'index.html': 'new', 'papers/a.html': 'a', 'papers/b.html': 'b' });
  });

  test('is not kept if somebody has changed or removed it, and is made again', async () => {
    const files = { 'a.html': 'a', 'b.html': 'b', 'c.html': 'c', 'd.html': 'd' };
    await publish(out, files);
    await put(join(out, 'a.html'), 'x');
    await rm(join(out, 'b.html'));
    // A copy of the file has other stamps.
    await put(join(out, 'copy'), 'c');
    await rename(join(out, 'copy'), join(out, 'c.html'));
    await makeSite(out, (site) => {
      expect(site.former.changed.toSorted()).toEqual(['a.html', 'b.html']);
      expect(Object.keys(files).map((path) => site.keep(path))).toEqual([false, false, true, true]);
      writeStaged(site.staging, { 'a.html': 'a', 'b.html': 'b' });
    });
    expect(filesIn(out)).toEqual(files);
  });

  test('may become a folder, and a folder a file', async () => {
    await publish(out, { a: 'file', 'b/c/d.html': 'deep', 'b/e.html': 'less deep' });
    await publish(out, { 'a/x.html': 'now in a folder', b: 'now a file' });
    expect(filesIn(out)).toEqual({ 'a/x.html': 'now in a folder', b: 'now a file' });
    await put(join(out, 'a/mine.txt'), 'mine');
    await expect(publish(out, { a: 'a file again' })).rejects.toThrow(
      /holds a\/mine\.txt, which no build made/u,
    );
    await symlink('a', join(out, 'link'));
    await expect(publish(out, { 'link/x.html': 'through a link' })).rejects.toThrow(
      /holds link, which no build/u,
    );
    await rm(join(out, 'link'));
    expect(filesIn(out)).toEqual({ 'a/mine.txt': 'mine', 'a/x.html': 'now in a folder', b: 'now a file' });
  });

  test('is known as one of a build if the state of the former build is lost', async () => {
    await publish(out, { 'index.html': 'old', 'gone.html': 'gone', 'pagefind/old': '' }, ['pagefind']);
    await put(join(out, 'mine.txt'), 'mine');
    await rm(statesOf(out), { recursive: true });
    await publish(out, { 'index.html': 'new', 'pagefind/new': '' }, ['pagefind']);
    expect(filesIn(out)).toEqual({ 'index.html': 'new', 'mine.txt': 'mine', 'pagefind/new': '' });
  });

  test('is not taken for that of this build if another one, with another state, has made the site', async () => {
    await publish(out, { 'pagefind/one': '1', 'index.html': 'same' }, ['pagefind']);
    await rename(statesOf(out), `${statesOf(out)}.saved`);
    await publish(out, { 'pagefind/two': '2', 'index.html': 'same' }, ['pagefind']);
    await rm(statesOf(out), { recursive: true });
    await rename(`${statesOf(out)}.saved`, statesOf(out));
    await makeSite(
      out,
      (site) => {
        expect(site.former.isRecorded).toBe(false);
        writeStaged(site.staging, { 'pagefind/three': '3', 'index.html': 'same' });
      },
      ['pagefind'],
    );
    expect(filesIn(out)).toEqual({ 'index.html': 'same', 'pagefind/three': '3' });
  });
});

/** The files in a folder that have other names, too. */
function linksIn(folder: string): string[] {
  return Object.keys(filesIn(folder)).filter((path) => statSync(join(folder, path)).nlink > 1);
}

describe('a build that is killed', () => {
  const script = `
    import { writeFile } from 'node:fs/promises';
    import { withOutput } from '${join(import.meta.dirname, '../../src/output/output.ts')}';
    const [, out, cache] = process.argv;
    for (let round = 0; ; round += 1) {
      const text = process.pid + '-' + round;
      await withOutput({ out, cache, wholeFolders: [], notice: () => {} }, async (output) => {
        const site = await output.begin();
        site.write('index.html', text);
        site.write('papers/' + text + '.html', text);
        await writeFile(site.staging + '/papers/a.html', text);
        site.addStaged();
        await output.publish(site, { key: '', begun: 0, result: '' });
      });
      process.stdout.write('.');
    }`;

  test('leaves one complete site, and loses no file that it did not write', async () => {
    const first = { 'index.html': 'x', 'papers/a.html': 'x', 'papers/x.html': 'x' };
    await publish(out, first);
    const own = { '.git/HEAD': 'ref', CNAME: 'papers.example.org', 'papers/mine.txt': 'mine' };
    for (const [path, text] of Object.entries(own)) await put(join(out, path), text);
    for (let kill = 0; kill < Number(process.env.KILLS ?? 12); kill += 1) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script, out, statesOf(out)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await new Promise((resolve, reject) => child.once('close', reject).stdout.once('data', resolve));
      await new Promise((resolve) => setTimeout(resolve, (7 * kill) % 90));
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('close', resolve));
      await expect(makeSite(out, fails)).rejects.toThrow('no luck');
      const text = await textOf(out, 'index.html');
      expect(filesIn(out)).toEqual({
        ...own,
        'index.html': text,
        'papers/a.html': text,
        [`papers/${text}.html`]: text,
      });
      expect(await readdir(work)).toEqual(['out']);
    }
  });
});
