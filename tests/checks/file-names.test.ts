import { expect, test } from 'vitest';
import { checkFileNames } from '../../src/checks/file-names.ts';

test('takes the names of a build', () => {
  const files = [
    '.nojekyll',
    '_headers',
    'index.html',
    'papers/2603.01234.html',
    'pagefind/2026-03.1a/fragment/a0.pf_fragment',
  ];
  expect(checkFileNames(files)).toEqual([]);
});

test.each([
  ['assets/_feeds_.css', 'underscore'],
  ['_astro/x.js', 'underscore'],
  ['topics/con.html', 'Windows reserves'],
  ['topics/aux/2026-03.html', 'Windows reserves'],
  ['pagefind/a/LPT1.pf_index', 'Windows reserves'],
  ['authors/jr..', 'dot or a space'],
  ['papers/a .html/x ', 'dot or a space'],
  ['papers/a:b.html', 'character'],
])('reports %s', (file, reason) => {
  const problems = checkFileNames([file]);
  expect(problems.map((problem) => problem.file)).toEqual([file]);
  expect(problems[0]?.message).toContain(reason);
});

test('reports names that are one on disks that do not tell capitals', () => {
  expect(checkFileNames(['papers/A.html', 'papers/a.html'])).toHaveLength(1);
});
