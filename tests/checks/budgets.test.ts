import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { BUDGETS, budgetOverruns } from '../../src/checks/budgets.ts';

/** Text that does not compress below its number of bytes. */
const noise = (bytes: number) =>
  randomBytes(bytes)
    .toString('hex')
    .slice(0, bytes * 2);

const FONTS = `
  @font-face { font-family: A; font-weight: 200 900; src: url(./latin.woff2) format("woff2"); unicode-range: U+??; }
  @font-face { font-family: A; font-weight: 200 500; src: url("ext-400.woff2"); unicode-range: U+100-2BA,U+1E00-1E9F }
  @font-face { font-family: A; font-weight: 501 900; src: url("ext-600.woff2"); unicode-range: U+100-2BA }
  @font-face { font-family: "A from folder"; src: url(huge.woff2) }
  @font-face { font-family: B; src: local("Georgia") }`;
const SIZES = { 'latin.woff2': 50_000, 'ext-400.woff2': 25_000, 'ext-600.woff2': 25_000, 'huge.woff2': 1e6 };

/** What is found on a page with this HTML, beside files of the given texts. */
function found(page: string, html: string, files: Record<string, string> = {}): Promise<string[]> {
  const bytes = new Map<string, Buffer>([
    [page, Buffer.from(html)],
    ...Object.entries(files).map(([name, text]): [string, Buffer] => [name, Buffer.from(text)]),
    ...Object.entries(SIZES).map(([name, size]): [string, Buffer] => [`assets/${name}`, Buffer.alloc(size)]),
  ]);
  return budgetOverruns(page, async (file) => {
    const text = bytes.get(file);
    if (text === undefined) throw new Error(`There is no ${file}.`);
    return text;
  });
}

describe('the budgets of a page', () => {
  test('leave a page alone that keeps to them', async () => {
    const html = '<link rel=stylesheet href=../assets/a.css><script src=../assets/a.js></script><h1>A</h1>';
    expect(await found('papers/a.html', html, { 'assets/a.css': FONTS, 'assets/a.js': 'go()' })).toEqual([]);
  });

  test('are exceeded by a paper whose HTML is too large', async () => {
    const html = `<p>${noise(BUDGETS.paper)}</p>`;
    expect(await found('papers/a.html', html)).toEqual([
      expect.stringMatching(/^[89],\d{3} bytes of HTML, compressed; 8,000 are allowed$/u),
    ]);
  });

  test('give a paper by very many more room, and a list more for each of its papers', async () => {
    const text = `<p>${noise(BUDGETS.paper)}</p>`;
    const named = `<ul class="authors">${'<li><a href=a.html>Ada</a></li>'.repeat(100)}</ul>`;
    expect(await found('papers/a.html', text + named)).toEqual([]);
    const others = '<p><bdi>Ada</bdi></p>'.repeat(100);
    expect(await found('papers/a.html', text + others)).toHaveLength(1);
    const folded = `<details class="more-authors"><p>${'Ada, '.repeat(100)}</p></details>`;
    expect(await found('papers/a.html', text + folded)).toEqual([]);
    expect(await found('days/a.html', text + '<li class="entry">'.repeat(8))).toEqual([]);
    expect(await found('days/a.html', text)).toHaveLength(1);
  });

  test('are exceeded by all style sheets together, and by all scripts', async () => {
    const files = { 'a.css': noise(7_000), 'b.css': noise(7_000), 'a.js': noise(7_000) };
    const html = '<link rel=stylesheet href=a.css><link rel=stylesheet href=b.css><script src=a.js></script>';
    expect(await found('a.html', html, files)).toEqual([expect.stringContaining('bytes of CSS')]);
    const data = `<script type="application/ld+json">"${noise(6_000)}"</script>`;
    expect(await found('papers/a.html', `${data}<script src=../a.js></script>`, files)).toEqual([]);
    const inline = `<script>"${noise(6_000)}"</script>`;
    expect(await found('papers/a.html', `${inline}<script src=../a.js></script>`, files)).toEqual([
      expect.stringContaining('bytes of script before any interaction'),
    ]);
  });

  test('count the fonts of the characters that a page has, and no others', async () => {
    const of = (html: string) =>
      found('a.html', `<link rel=stylesheet href=a.css>${html}`, { 'a.css': FONTS });
    expect(await of('<h1>Tromsø</h1><p class="prose">Łódź</p>')).toEqual([]);
    expect(await of('<h1>Łódź</h1><p>Łódź</p><nav><p class="prose">Łódź</p></nav>')).toEqual([]);
    expect(await of('<h1>Łódź</h1><p class="prose">Łódź</p>')).toEqual([
      '100,000 bytes of fonts on a first view, compressed; 90,000 are allowed',
    ]);
  });

  test('allow nothing that another host is asked for, and every link to one', async () => {
    const css =
      'body { background: url(https://cdn.example.org/a.png) } @import "//fonts.example.org/a.css";';
    const html = `<link rel=stylesheet href=a.css><link rel=canonical href=https://example.org/>
      <a href=https://example.org/>There</a><img srcset="//img.example.org/a.png 2x"><script src=https://example.org/a.js></script>`;
    expect(await found('a.html', html, { 'a.css': css })).toEqual(
      [
        '//img.example.org/a.png',
        'https://example.org/a.js',
        'https://cdn.example.org/a.png',
        '//fonts.example.org/a.css',
      ].map((address) => `asks another host for ${address}`),
    );
  });
});
