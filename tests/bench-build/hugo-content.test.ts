import { describe, expect, test } from 'vitest';
import { hugoPage } from '../../scripts/bench-build/hugo-content.ts';
import type { Paper } from '../../src/paper/schema.ts';

const AUTHORS = new Map([
  ['jane doe', { name: 'Jane Doe', papers: 2 }],
  ['jan novak', { name: 'Jan Novák', papers: 1 }],
]);
const PAPER: Paper = {
  id: '2603.01234',
  title: 'A title',
  authors: [{ name: 'Jane Doe' }, { name: 'Jan Novák' }],
  listed: '2026-03-04',
  arxiv: { primary: 'cs.CL' },
  upvotes: 7,
  sources: ['made-up'],
  abstract: 'An abstract with $f_{{x}}$.',
};

function frontMatter(page: string): unknown {
  return JSON.parse(page.slice(0, page.indexOf('\n')));
}

describe('a paper for Hugo', () => {
  test('has its periods, topics by month, and the authors with pages', () => {
    expect(frontMatter(hugoPage(PAPER, ['agents', 'text'], { authors: AUTHORS }))).toMatchObject({
      title: 'A title',
      date: '2026-03-04',
      days: ['2026-03-04'],
      weeks: ['2026-W10'],
      months: ['2026-03'],
      years: ['2026'],
      topics: ['agents', 'text'],
      topicmonths: ['agents--2026-03', 'text--2026-03'],
      people: ['jane-doe'],
      authors: [{ name: 'Jane Doe', slug: 'jane-doe' }, { name: 'Jan Novák' }],
    });
  });

  test('has no date if it has no day', () => {
    const { listed: _, ...undated } = PAPER;
    const matter = frontMatter(hugoPage(undated, ['text'], { authors: AUTHORS }));
    expect(matter).toMatchObject({ days: ['undated'], months: ['undated'], topicmonths: ['text--undated'] });
    expect(matter).not.toHaveProperty('date');
  });

  test('has its abstract as text, in which nothing begins a shortcode', () => {
    const page = hugoPage(PAPER, [], { authors: AUTHORS });
    expect(page.slice(page.indexOf('\n'))).toBe('\n\nAn abstract with $f_{ {x}}$.\n');
  });
});
