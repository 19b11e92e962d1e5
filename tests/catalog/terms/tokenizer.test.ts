import { describe, expect, test } from 'vitest';
import { stemOf } from '../../../src/catalog/terms/stemmer.ts';
import { tokenize } from '../../../src/catalog/terms/tokenizer.ts';

/** Phrases apart by bars, general words in parentheses. */
const read = (text: string) =>
  tokenize(text)
    .map(
      ({ printed, separator, isGeneral }, at) =>
        `${separator ?? (at === 0 ? '' : ' | ')}${isGeneral ? `(${printed})` : printed}`,
    )
    .join('');

describe('the words of a text', () => {
  test('are parted by words of grammar, by what papers say of any subject, and by punctuation', () => {
    expect(read('We propose a novel otter sonar for rivers, lakes and ponds.')).toBe(
      'otter sonar | rivers | lakes | ponds',
    );
  });

  test('are general where they say something only beside another', () => {
    expect(read('otter detection models')).toBe('otter (detection) (models)');
    expect(read('gated otters')).toBe('(gated) otters');
  });

  test('keep compounds whole whose parts say nothing, and part the others', () => {
    expect(read('otter-beaver ponds')).toBe('otter-beaver ponds');
    expect(tokenize('otter-beaver').map(({ stem }) => stem)).toEqual(['otter', 'beaver']);
    expect(tokenize('text-to-image').map(({ stem }) => stem)).toEqual(['text-to-image']);
    expect(tokenize('t-SNE').map(({ stem }) => stem)).toEqual(['t-sne']);
    expect(tokenize('Otter-3').map(({ stem }) => stem)).toEqual(['otter-3']);
    expect(tokenize('otter-based dives').map(({ stem }) => stem)).toEqual(['otter', 'dive']);
  });

  test('leave out numbers, single letters and adverbs', () => {
    expect(read('3 otters swam 12.5 miles slowly to x')).toBe('otters swam | miles');
  });

  test('know which begin a sentence', () => {
    expect(
      tokenize('Otters like Dr Heron. Beavers: dams')
        .filter(({ startsSentence }) => startsSentence)
        .map(({ printed }) => printed),
    ).toEqual(['Otters', 'Beavers', 'dams']);
  });
});

describe('stems', () => {
  test.each([
    ['LLMs', 'LLM'],
    ['otters', 'otter'],
    ['policies', 'policy'],
    ['boxes', 'box'],
    ['classes', 'class'],
    ['caches', 'cache'],
  ])('join %s and %s', (plural, singular) => {
    expect(stemOf(plural)).toBe(stemOf(singular));
  });

  test.each(['bus', 'glass', 'analysis', 'gas', 'lens'])(
    'of %s and of what is no singular differ',
    (word) => {
      expect(stemOf(word)).not.toBe('');
      expect(stemOf(word).length).toBeGreaterThanOrEqual(word.length - 1);
    },
  );
});
