import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readArchive } from '../../src/digest/archive.ts';
import { temporaryFolder } from './content.ts';

test('the papers of mails have no control characters, and none that turn the direction of other texts', async () => {
  const content = await temporaryFolder();
  await mkdir(join(content, 'papers/2026/03'), { recursive: true });
  const front =
    'id: a\ntitle: "A \\u001B[2J\\u202Etitle\\u2066"\nauthors:\n  - name: "Ada\\u009B\\u202E"\nsources: [x]';
  await writeFile(
    join(content, 'papers/2026/03/a.md'),
    `---\n${front}\n---\nOne\u202D two.\n\n## Notes\n\nMine\u2067.\n`,
  );
  const { papers } = await readArchive(content, 'https://papers.example.org/');
  expect(papers).toMatchObject([
    { title: 'A [2Jtitle', authors: [{ name: 'Ada' }], abstract: 'One two.', notes: 'Mine.' },
  ]);
});
