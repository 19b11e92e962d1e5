import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { synonymsOf } from '../../../src/search/analysis/folding.ts';
import { matchesAllTerms } from '../../../src/search/engine/match-verifier.ts';
import { parseQuery } from '../../../src/search/query/parser.ts';

const title = 'Generative Models on T2-Graphs: ∇';
const content = 'We studied fine-tuning of networks for triangles. 図形の学習';
const hit = {
  content,
  meta: {
    title,
    also: ['2603.01234', 'R1', ...synonymsOf(title)].join(' '),
    authors: 'Zoë Ångström; Bo Le-Cun',
    more: synonymsOf(content).join(' '),
  },
};
const full = (text: string) => matchesAllTerms(hit, parseQuery(text));

describe('a record', () => {
  test.each([
    '',
    'generative graphs',
    'GENERATION model',
    'angstrom studies network',
    'generative triangles',
    'fine-tuning',
    'finetuning',
    'le cun',
    'lecun graph',
    '2603.01234',
    'genera',
    '- ∇ models',
    'nabla',
    'ång-ström',
    '学',
    '"generative models" studied',
    '学習',
  ])('has every word of “%s”', (text) => {
    expect(full(text)).toBe(true);
  });

  test.each([
    'generative squares',
    'gnerative',
    'generativ models on trees',
    'graphss',
    'networkx',
    'ge mo zz',
    '2603.01235',
    '"generative trees"',
    '化学',
  ])('lacks a word of “%s”', (text) => {
    expect(full(text)).toBe(false);
  });

  test('has every word of its own title, in any case, and no other word', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/u), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, (title) => {
        const own = { content: '', locations: [], meta: { title: title.join(' '), also: '' } };
        expect(matchesAllTerms(own, { words: title.join('  ').toUpperCase(), phrases: [] })).toBe(true);
        expect(matchesAllTerms(own, { words: `${title.join(' ')} 0${title.join('')}`, phrases: [] })).toBe(
          false,
        );
      }),
    );
  });
});
