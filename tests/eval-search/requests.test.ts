import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { randomOf } from '../../scripts/bench-search/random.ts';
import { removeSentences } from '../../scripts/eval-search/removed-sentences.ts';
import { readRequests } from '../../scripts/eval-search/requests.ts';

test('the requests describe at least eighty papers, each once, in one sentence and in several', () => {
  const requests = readRequests(readFileSync('scripts/eval-search/requests.jsonl', 'utf8'));
  expect(requests.length).toBeGreaterThanOrEqual(80);
  expect(new Set(requests.map(({ id }) => id)).size).toBe(requests.length);
  for (const { sentence, request } of requests) {
    expect(sentence.split(' ').length).toBeGreaterThanOrEqual(12);
    expect(request.split(' ').length).toBeGreaterThan(sentence.split(' ').length);
  }
});

test('a line of another form is refused', () => {
  expect(() => readRequests('{"id": "2603.01234"}\n')).toThrow();
});

test('a removed sentence is no longer in the abstract, and only long abstracts lose one', () => {
  const long = 'This first sentence has more than ten words in it, as said. Two. Three. Four.';
  const papers = [
    { id: 'one', abstract: long },
    { id: 'other', abstract: 'Short. It is.' },
  ];
  expect(removeSentences(papers, 5, randomOf(1))).toEqual([
    {
      id: 'one',
      sentence: 'This first sentence has more than ten words in it, as said.',
      abstract: 'Two. Three. Four.',
    },
  ]);
});
