import { describe, expect, it } from 'vitest';
import { disagreements, distinctId, mayBeOne } from '../../src/paper/agreement.ts';
import type { Paper } from '../../src/paper/schema.ts';

function paper(more: Partial<Paper> = {}): Paper {
  return { id: 'editorial', title: 'Editorial', sources: ['listing'], abstract: '', ...more };
}

const by = (...names: string[]): Partial<Paper> => ({ authors: names.map((name) => ({ name })) });

describe('two records that share a title', () => {
  it('can be one paper where they share an author, however the name is printed', () => {
    expect(mayBeOne(paper(by('Ada Example', 'Paul Erdős')), paper(by('P. Erdos')))).toBe(true);
  });

  it('cannot where both name their authors and share none', () => {
    expect(mayBeOne(paper(by('Ada Example')), paper(by('Bo Other')))).toBe(false);
  });

  it('can where one does not name its authors, unless their years are far apart', () => {
    const old = paper({ published: '1999-03-01' });
    expect(mayBeOne(paper(by('Ada Example')), old)).toBe(true);
    expect(mayBeOne(paper({ ...by('Ada Example'), published: '2000-01-01' }), old)).toBe(true);
    expect(mayBeOne(paper({ published: '2010-01-01' }), old)).toBe(false);
  });

  it('have ids that differ with their authors and stay the same otherwise', () => {
    const [ada, bo] = [paper(by('Ada Example')), paper(by('Bo Other'))].map(distinctId);
    expect(ada).not.toBe(bo);
    expect(distinctId(paper({ ...by('Ada Example'), upvotes: 3 }))).toBe(ada);
    expect(ada).toMatch(/^editorial-[0-9a-f]{12}$/);
  });
});

describe('what sources disagree on', () => {
  it('is said of DOIs, titles and years, and of nothing that only one of them knows', () => {
    const one = paper({ doi: '10.1000/a', published: '2020-05-01' });
    const other = paper({ title: 'Another', doi: '10.1000/b', published: '2024-05-01' });
    expect(disagreements(one, other)).toHaveLength(3);
    expect(disagreements(one, paper({ published: '2021-01-01' }))).toEqual([]);
    const styled = paper({ title: 'Weeds in $\\mathbb{R}^n$' });
    expect(disagreements(styled, paper({ title: 'Weeds in R^n' }))).toEqual([]);
    const whole = paper({ title: 'T$^{2}$Weed: $\\ell_2$ Weeds $2.5\\times$ Faster' });
    expect(disagreements(whole, paper({ title: 'T^2Weed: ell_2 Weeds 2.5times Faster' }))).toEqual([]);
    expect(disagreements(whole, paper({ title: '$T^{2}$Weed: $\\ell_{2}$ Weeds 2.5times Faster' }))).toEqual(
      [],
    );
  });
});
