import { describe, expect, test } from 'vitest';
import { sourcesOf } from '../../../src/catalog/paper/sources.ts';
import { paper } from '../papers.ts';

describe('the places that papers come from', () => {
  test('are named once each, the most trusted first', () => {
    const papers = [
      paper({ sources: ['hf-daily', 'listing'] }),
      paper({ sources: ['arxiv-atom', 'hf-paper'] }),
      paper({ sources: ['arxiv-oai'] }),
    ];
    expect(sourcesOf(papers).map(({ label, terms }) => [label, terms !== undefined])).toEqual([
      ['arXiv', true],
      ['Hugging Face', true],
    ]);
  });

  test('leave out what has no address', () => {
    expect(sourcesOf([paper({ sources: ['listing', 'bibtex', 'somebody’s own'] })])).toEqual([]);
  });
});
