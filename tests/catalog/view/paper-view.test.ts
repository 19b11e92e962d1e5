import { describe, expect, test } from 'vitest';
import type { CatalogPaper } from '../../../src/catalog/paper/catalog-paper.ts';
import { bylineOf, createViews } from '../../../src/catalog/view/paper-view.ts';
import { paper } from '../papers.ts';

const view = createViews(
  'en-GB',
  () => [],
  (record: CatalogPaper) => record,
);
const named = (...names: string[]) => ({ authors: names.map((name) => ({ name })) });

describe('the byline of a paper', () => {
  test('names all authors where they are few', () => {
    expect(bylineOf(named('A', 'B', 'C', 'D', 'E'))).toBe('A, B, C, D, E');
  });

  test('names the first three and the last of many, and says how many stand between', () => {
    expect(bylineOf(named('A', 'B', 'C', 'D', 'E', 'F'))).toBe('A, B, C, … F (+2)');
  });

  test('says how many there are where only that is known, and nothing where nothing is', () => {
    expect(bylineOf({ authorCount: 5 })).toBe('5 authors');
    expect(bylineOf({ authorCount: 1 })).toBe('1 author');
    expect(bylineOf({})).toBe('');
  });
});

describe('the view of a paper', () => {
  test.each(['valueOf', 'hasOwnProperty', '__defineGetter__', 'constructor', 'toString', '__proto__'])(
    'calls a link as a person calls it, even %s',
    (kind) => {
      const links = Object.fromEntries([
        [kind, 'https://example.org/x'],
        ['pdf', 'https://example.org/p'],
      ]);
      expect(view(paper({ links })).links).toEqual([
        { label: 'PDF', url: 'https://example.org/p' },
        { label: kind, url: 'https://example.org/x' },
      ]);
    },
  );

  test('shows hostile titles as text', () => {
    const { titleHtml, titlePlain } = view(paper({ title: '<script>alert(1)</script> --- "x": #y' }));
    expect(titleHtml).not.toContain('<script');
    expect(titlePlain).toContain('<script>alert(1)</script>');
  });

  test('puts the links in the order in which readers want them, unknown kinds last', () => {
    const links = {
      video: 'https://example.org/v',
      code: 'https://example.org/c',
      pdf: 'https://example.org/p',
      abs: 'https://example.org/a',
    };
    expect(view(paper({ links, doi: '10.1000/x' })).links.map(({ label }) => label)).toEqual([
      'Abstract page',
      'PDF',
      'Code',
      'video',
      'DOI',
    ]);
  });

  test('says days in words, and whether their year was inferred', () => {
    const { listed, published } = view(
      paper({ listed: '2025-03-14', listedInferred: 'year', published: '2024-01-09' }),
    );
    expect(listed).toEqual({ day: '2025-03-14', words: '14 March 2025', inferred: true });
    expect(published).toMatchObject({ inferred: false });
  });

  test('has an address and an anchor that are safe for old arXiv ids', () => {
    expect(view(paper({ id: 'hep-th/9901001' }))).toMatchObject({
      url: '/papers/hep-th_9901001.html',
      anchor: 'p-hep-th_9901001',
    });
  });
});
