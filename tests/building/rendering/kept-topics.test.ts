import { expect, test } from 'vitest';
import { keptTopics } from '../../../src/building/rendering/kept-topics.ts';
import { siteTopics } from '../../../src/catalog/site-catalog.ts';

test('topics that a former build has read are those of the file', () => {
  const kept = new Map<string, Uint8Array>();
  const cache = {
    code: 'code',
    has: (key: string) => kept.has(key),
    get: (key: string) => kept.get(key),
    set: (key: string, content: Uint8Array) => void kept.set(key, content),
  };
  expect(keptTopics(cache)).toEqual(siteTopics());
  expect(kept.size).toBe(1);
  expect(keptTopics(cache)).toStrictEqual(siteTopics());
  // Other code may read the file in another way.
  keptTopics({ ...cache, code: 'other' });
  expect(kept.size).toBe(2);
});
