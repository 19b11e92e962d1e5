import { expect, test } from 'vitest';
import { packedPage } from '../../../src/offline/build/packed-page.ts';

test('a packed page keeps what browsers use, and leaves out what only other programs read', () => {
  const kept = [
    '<meta charset="utf-8">',
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">',
    '<meta name="viewport" content="width=device-width">',
    '<link rel="stylesheet" href="../assets/a.css">',
    '<script type="application/json" class="cite-record">{"id":"x"}</script>',
    '<p>1 > 0, <span class="math">x</span></p>',
  ];
  const left = [
    '<meta name="citation_title" content="If a > b">',
    '<meta property="og:title" content="T">',
    '<link rel="canonical" href="https://papers.example.org/x.html">',
    '<span class="Z3988" title="ctx_ver=Z39.88-2004"></span>',
    '<script type="application/ld+json">{"@type":"ScholarlyArticle"}</script>',
  ];
  const mixed = kept.flatMap((part, at) => [part, left[at] ?? '']);
  expect(packedPage(mixed.join('\n')).replaceAll(/\n+/gu, '\n').trim()).toBe(kept.join('\n'));
});

test('a packed page says that its paper has a semantic code, and leaves the code out', () => {
  const page = (code: string) => `<article class="paper"${code}><h1 data-vector="x">A</h1></article>`;
  expect(packedPage(page(' data-vector="abc+/="'))).toBe(page(' data-vector=""'));
  expect(packedPage(page(''))).toBe(page(''));
});
