import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fileProblems, logProblems } from '../../scripts/attack/inspect-files.ts';
import { mailProblems } from '../../scripts/attack/inspect-mails.ts';

async function folderWith(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-inspected-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

test.each([
  ['a script that the policy does not name', 'a.html', '<!doctype html><script>x()</script>'],
  ['an attribute that runs a script', 'a.html', '<!doctype html><p onclick="x()">'],
  ['a link to a script', 'a.html', '<!doctype html><a href=" javascript:x()">x</a>'],
  ['a picture of another host', 'a.html', '<!doctype html><img src="https://foreign.invalid/x.png">'],
  ['a frame', 'a.html', '<!doctype html><iframe></iframe>'],
  ['a direction that is turned', 'a.html', '<!doctype html><p>\u202Ex'],
  ['a control character', 'feed.json', '{"a":"\u009B"}'],
  ['half a pair', 'feed.json', '{"a":"\\ud800"}'],
  ['XML that no program reads', 'feed.xml', '<a><b></a>'],
  ['a command', 'a.bib', '@misc{a,\n  title = {\\input{x}}\n}\n'],
  ['carets', 'a.bib', '@misc{a,\n  doi = {^^5cinput}\n}\n'],
  ['an entry that does not end', 'a.bib', '@misc{a,\n  title = {x\n}\n'],
  ['a picture that is cut', 'cards/a.png', Buffer.from('89504e470d0a1a0a', 'hex')],
])('the inspection of a site finds %s', async (_, path, content) => {
  expect((await fileProblems(await folderWith({ [path]: content }))).problems).toHaveLength(1);
});

test('the inspection of logs finds escape sequences and commands', () => {
  expect(logProblems('fine\n\u001B[2J\n::error::x\nx ##[error]y\n\u2028::x\n')).toHaveLength(4);
});

test.each([
  ['another recipient', 'To: a@example.org, b@example.org\nContent-Type: text/html\n\nx'],
  ['a header that nobody wrote', 'To: a@example.org\nX-Evil: x\nContent-Type: text/html\n\nx'],
  ['a picture', 'To: a@example.org\nContent-Type: text/html\n\n<img>'],
  [
    'a link to another site',
    'To: a@example.org\nContent-Type: text/html\n\n<a href="https://foreign.invalid/">x</a>',
  ],
])('the inspection of mails finds %s', async (_, mail) => {
  const folder = await folderWith({ 'a.eml': mail });
  expect((await mailProblems(folder, 'https://papers.example.org/')).problems).toHaveLength(1);
});
