import { describe, expect, test } from 'vitest';
import { checkLinks, linksOf, resolveLink } from '../../src/checks/links.ts';

const site = (pages: Readonly<Record<string, string>>) =>
  checkLinks(Object.keys(pages), async (file) => pages[file] ?? '');

describe('the check of links', () => {
  test('finds nothing where every link leads somewhere', async () => {
    const problems = await site({
      'index.html':
        '<a href="days/1.html#p-2">x</a><a href="./">home</a><a href="?q=1">y</a><img src="a%20b.png">',
      'days/1.html':
        '<p id="p-2"></p><a href="../index.html">x</a><a href="#p-2">y</a><a href="https://example.org/">z</a>',
      'a b.png': '',
    });
    expect(problems).toEqual([]);
  });

  test('finds a link to a file that is not there', async () => {
    const problems = await site({ 'days/1.html': '<a href="2.html">x</a>' });
    expect(problems).toEqual([{ page: 'days/1.html', link: '2.html', kind: 'missing file' }]);
  });

  test('finds scripts, styles, images and forms that lead nowhere', async () => {
    const html =
      '<link rel="stylesheet" href="a.css"><script src="a.js"></script><img src="a.png" srcset="b.png 2x"><form action="a.html">';
    expect(await site({ 'index.html': html })).toHaveLength(5);
  });

  test('finds a fragment that is not there, on the page itself and on another', async () => {
    const problems = await site({
      'a.html': '<a href="#no">x</a><a href="b.html#no">y</a>',
      'b.html': '<p id="yes"></p>',
    });
    expect(problems.map(({ kind }) => kind)).toEqual(['missing fragment', 'missing fragment']);
  });

  test('finds a link that starts at the root, though the file is there', async () => {
    expect(await site({ 'a.html': '<a href="/a.html">x</a>' })).toEqual([
      { page: 'a.html', link: '/a.html', kind: 'starts at the root' },
    ]);
  });

  test('finds a link out of the site', async () => {
    expect(await site({ 'a.html': '<a href="../a.html">x</a>' })).toHaveLength(1);
  });

  test('finds what is no address', () => {
    expect(resolveLink('a.html', 'javascript:alert(1)')).toEqual({ kind: 'not an address' });
    expect(resolveLink('a.html', '%E0%A4%A')).toEqual({ kind: 'not an address' });
  });

  test('reads attributes as a browser does', () => {
    expect(linksOf("<a HREF=x.html><a href='y.html?a=1&amp;b=2'><!-- <a href=z.html> -->").links).toEqual([
      'x.html',
      'y.html?a=1&b=2',
    ]);
  });
});
