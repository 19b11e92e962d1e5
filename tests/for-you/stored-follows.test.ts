import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Follows, NO_FOLLOWS } from '../../src/for-you/follows.ts';
import { formatFollows, parseFollows } from '../../src/for-you/stored-follows.ts';

const vision = { slug: 'vision', label: 'Vision' };
const ada = { key: 'ada example', name: 'Ada Example' };

describe('stored follows', () => {
  test('are read as they were stored', () => {
    const follows: Follows = {
      topics: [vision],
      authors: [ada],
      words: ['agents', 'flow matching'],
      mutedTopics: [{ slug: 'health', label: 'Health' }],
      mutedWords: ['survey'],
      hidesRead: true,
    };
    expect(parseFollows(formatFollows(follows))).toEqual(follows);
  });

  test('are empty if there are none, or if they are damaged', () => {
    for (const text of [null, '', '{', 'null', '7', '"text"', '[]', '{"topics": {}}', '{"hidesRead": "yes"}'])
      expect(parseFollows(text)).toEqual(NO_FOLLOWS);
  });

  test('keep their good entries if others are damaged', () => {
    const text = JSON.stringify({
      topics: [vision, { label: 'no slug' }, 'vision', null, { slug: 'nlp', label: 3 }],
      authors: [{ name: 'no key' }, ada, ada],
      words: ['  agents ', '', 7, 'AGENTS', 'x'.repeat(1000)],
    });
    expect(parseFollows(text)).toEqual({
      ...NO_FOLLOWS,
      topics: [vision, { slug: 'nlp', label: 'nlp' }],
      authors: [ada],
      words: ['agents'],
    });
  });

  test('are always usable, whatever was stored', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (list, other) => {
        const read = parseFollows(
          JSON.stringify({ topics: list, authors: list, words: other, mutedWords: list }),
        );
        expect(parseFollows(formatFollows(read))).toEqual(read);
      }),
    );
  });
});
