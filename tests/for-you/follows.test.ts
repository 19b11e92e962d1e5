import { describe, expect, test } from 'vitest';
import { includes, NO_FOLLOWS, withEntry, withoutEntry } from '../../src/for-you/follows.ts';

const ada = { key: 'ada example', name: 'Ada Example' };

describe('following', () => {
  test('adds an entry once, and removing it takes it away', () => {
    const twice = withEntry(withEntry(NO_FOLLOWS, 'authors', ada), 'authors', { ...ada, name: 'A. Example' });
    expect(twice.authors).toEqual([{ ...ada, name: 'A. Example' }]);
    expect(includes(twice, 'authors', ada)).toBe(true);
    expect(withoutEntry(twice, 'authors', ada)).toEqual(NO_FOLLOWS);
  });

  test('ends muting, and the other way round', () => {
    const muted = withEntry(NO_FOLLOWS, 'mutedWords', 'Survey');
    const followed = withEntry(muted, 'words', 'survey');
    expect(followed).toEqual({ ...NO_FOLLOWS, words: ['survey'] });
    expect(withEntry(followed, 'mutedWords', 'survey')).toEqual({ ...NO_FOLLOWS, mutedWords: ['survey'] });
  });
});
