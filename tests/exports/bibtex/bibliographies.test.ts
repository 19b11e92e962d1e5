import { describe, expect, test } from 'vitest';
import { bibliographyResponse, fitsOneFile } from '../../../src/exports/bibtex/bibliographies.ts';
import { bibliography, bibtexEntry } from '../../../src/exports/bibtex/bibtex.ts';
import { paper } from '../../paper/papers.ts';

describe('the BibTeX file of a page', () => {
  test('has no more papers than a reference manager accepts', () => {
    expect(fitsOneFile(Array.from({ length: 4000 }, () => paper()))).toBe(true);
    expect(fitsOneFile(Array.from({ length: 4001 }, () => paper()))).toBe(false);
  });

  test('is a response with the media type of BibTeX', async () => {
    const response = bibliographyResponse([bibtexEntry(paper())]);
    expect(response.headers.get('Content-Type')).toBe('application/x-bibtex; charset=utf-8');
    expect(await response.text()).toBe(bibliography([bibtexEntry(paper())]));
  });

  test('gives a paper the key for this file, even if it has another key in another file', () => {
    const [first, second] = [
      paper({ id: '2603.00001', published: '2026-03-01' }),
      paper({ id: '2603.00002', published: '2026-03-02' }),
    ];
    const keysOf = (text: string) => [...text.matchAll(/^@misc\{(.*),$/gmu)].map(([, key]) => key);
    expect(keysOf(bibliography([bibtexEntry(second)]))).toEqual(['2026title']);
    expect(keysOf(bibliography([first, second].map(bibtexEntry)))).toEqual(['2026title', '2026titleb']);
    expect(keysOf(bibliography([bibtexEntry(second)]))).toEqual(['2026title']);
  });
});
