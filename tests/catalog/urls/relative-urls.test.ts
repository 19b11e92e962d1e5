import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withRelativeUrls } from '../../../src/catalog/urls/relative-urls.ts';

describe('relative addresses', () => {
  test('are written into links, sources, forms and data attributes', () => {
    const html =
      '<a class="x" href="/days/2026-03-04.html">x</a><script src="/a.js"></script><form action="/s.html"></form><table data-days-url="/days/"></table>';
    expect(withRelativeUrls(html, '/papers/1.html')).toBe(
      '<a class="x" href="../days/2026-03-04.html">x</a><script src="../a.js"></script><form action="../s.html"></form><table data-days-url="../days/"></table>',
    );
  });

  test('are left alone where they lead elsewhere or within the page', () => {
    const html =
      '<a href="https://example.org/x"></a><a href="//example.org"></a><a href="#top"></a><a href="x"></a>';
    expect(withRelativeUrls(html, '/papers/1.html')).toBe(html);
  });

  test('never reach into text, into the values of other attributes, or into comments', () => {
    const html = `<p title='href="/a"' data-title="href='/b' src=/c">&lt;a href="/d"> href="/e"</p><!-- href="/f" -->`;
    expect(withRelativeUrls(html, '/papers/1.html')).toBe(html);
  });

  test('find the attribute after a value that holds the sign that ends a tag', () => {
    expect(withRelativeUrls('<a title="a > b" href="/x.html">', '/topics/t/2026-03.html')).toBe(
      '<a title="a > b" href="../../x.html">',
    );
  });

  test('are found whatever stands before them in the tag', () => {
    const html = `<a hidden title='"' data-x = "'/" href = '/x.html' class=y>`;
    expect(withRelativeUrls(html, '/papers/1.html')).toBe(html.replace("'/x", "'../x"));
  });

  test('resolve to where the address led, wherever the site stands', () => {
    const segment = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,9}$/);
    const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join('/')}`);
    const root = fc.constantFrom('https://example.org', 'https://example.org/some/base', 'file:///a%20b%23c');
    fc.assert(
      fc.property(path, path, root, (from, to, base) => {
        const [, relative = ''] = /href="([^"]*)"/.exec(withRelativeUrls(`<a href="${to}">`, from)) ?? [];
        expect(new URL(relative, base + from).href).toBe(new URL(base + to).href);
      }),
    );
  });
});
