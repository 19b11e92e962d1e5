import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withAuthorSearches, withoutAuthorLinks } from '../../../src/offline/packs/author-links.ts';
import { escapeHtml, unescapeHtml } from '../../../src/text/html/escape-html.ts';

const listOf = (...names: readonly string[]) =>
  `<ul class="authors" aria-label="Authors" dir="auto"> ${names.map((name) => `<li>${name}</li>`).join('')} </ul>`;
const linked = (slug: string, name: string) => `<a href="../authors/${slug}.html" dir="auto">${name}</a>`;

describe('the page of a paper in a pack', () => {
  test('is the same whether its authors have pages or not', () => {
    const page = (name: string) => `<p>${listOf(`${name}<sup>1</sup>`)}</p>`;
    expect(withoutAuthorLinks(page(linked('ada-example', 'Ada Example')))).toBe(
      page('<bdi>Ada Example</bdi>'),
    );
  });

  test('keeps all other links', () => {
    const page = '<a href="../authors.html">Authors</a><a href="../topics/x.html" dir="auto">X</a>';
    expect(withoutAuthorLinks(page)).toBe(page);
  });
});

describe('the page of a paper without a network', () => {
  test('has a search for each author, also in the folded part of a long list, and for no other name', () => {
    const folded =
      '<details class="more-authors"><summary>and 1 more author</summary><p><bdi>Bo</bdi></p></details>';
    const page = `${listOf('<bdi>Ada Example</bdi>')}${folded}<p><bdi>Cy Editor</bdi></p>`;
    const addresses = [...withAuthorSearches(page).matchAll(/href="([^"]*)"/gu)].map(
      ([, address]) => address,
    );
    expect(addresses).toEqual([
      '../search.html?q=author%3A%22Ada%20Example%22',
      '../search.html?q=author%3A%22Bo%22',
    ]);
  });

  test('asks for a name as it is printed, whatever its characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        const page = withAuthorSearches(withoutAuthorLinks(listOf(linked('x', escapeHtml(name)))));
        const [, address = '', printed] = /<a href="([^"]*)" dir="auto">([^<]*)<\/a>/u.exec(page) ?? [];
        const asked = new URL(unescapeHtml(address), 'https://x.example/papers/').searchParams.get('q');
        expect(asked).toBe(`author:"${name.replaceAll('"', ' ')}"`);
        expect(printed).toBe(escapeHtml(name));
      }),
    );
  });
});
