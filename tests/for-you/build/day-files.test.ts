import { describe, expect, test } from 'vitest';
import { createEditions } from '../../../src/catalog/editions/editions.ts';
import { type DayFileOptions, dayFileOf, dayFilesOf } from '../../../src/for-you/build/day-files.ts';
import { codeOf } from '../../../src/for-you/build/paper-code.ts';
import { readCode } from '../../../src/for-you/semantic-code.ts';
import { quantizeVectors, TextVectorizer } from '../../../src/vectors/model/word-vectors.ts';
import { paper, phraseReader, recordsOf } from '../../catalog/papers.ts';

const optionsFor = (own: readonly ReturnType<typeof paper>[]): DayFileOptions => ({
  topicsOf: () => [{ slug: 'sea', label: 'The sea' }],
  titleOf: ({ title }) => title,
  recordOf: recordsOf(own),
  phrases: phraseReader(own),
  showsUpvotes: true,
});
const vectorizerOf = (first: number) =>
  new TextVectorizer(quantizeVectors(['boat', 'soup'], Float32Array.from([first, 0, 0, 0, 0, 1, 0, 0]), 4));
const dayOf = (number: number) => `2026-03-${String(number).padStart(2, '0')}`;
const papers = Array.from({ length: 12 }, (_, at) =>
  paper({
    id: `p${at}`,
    listed: dayOf(at + 1),
    title: `Boat ${at}`,
    abstract: `Otter sonar of boats. ${at < 2 ? 'Rotary sonar.' : ''}`,
    authors: [{ name: 'Example, Ada' }, { name: 'Bela Muster' }],
    upvotes: at,
  }),
);
const filesOf = (own: typeof papers, more: Partial<DayFileOptions> = {}) =>
  dayFilesOf(createEditions(own).dated, { ...optionsFor(own), ...more });

describe('the files of days', () => {
  test('are those of the ten newest days, newest first, with a digest in the name', () => {
    const files = filesOf(papers);
    expect(files.map(({ day }) => day)).toEqual(Array.from({ length: 10 }, (_, at) => dayOf(12 - at)));
    for (const { fileName, day } of files)
      expect(fileName).toMatch(new RegExp(`^${day}\\.[0-9a-f]{8}$`, 'u'));
  });

  test('stay the same when a day is added, and change with their papers', () => {
    const before = filesOf(papers.slice(0, -1));
    const after = filesOf(papers);
    expect(after.slice(1)).toEqual(before.slice(0, -1));
    const changed = filesOf([...papers.slice(0, -1), { ...paper(papers[11]), upvotes: 400 }]);
    expect(changed[0]?.fileName).not.toBe(after[0]?.fileName);
  });

  test('have what a reader sees and what is compared', () => {
    const file = dayFileOf(createEditions(papers.slice(0, 2)).dated, optionsFor(papers));
    expect(file).toMatchObject({ day: '2026-03-02', topicLabels: { sea: 'The sea' } });
    expect(file.papers[0]).toMatchObject({
      id: 'p1',
      title: 'Boat 1',
      authors: ['Ada Example', 'Bela Muster'],
      upvotes: 1,
      topics: ['sea'],
      words: new Set(['boat', 'otter', 'sonar', 'rotary']),
    });
    expect(file.papers[0]?.telling.map(({ printed }) => printed)).toContain('otter');
    expect(file.papers[0]?.code).toBeUndefined();
  });

  test('leave out withdrawn papers, and upvotes that the site does not show', () => {
    const own = [
      paper({ ...papers[0], withdrawn: '2026-03-04' }),
      paper({ id: 'q', listed: dayOf(1), upvotes: 3 }),
    ];
    const file = dayFileOf(createEditions(own).dated, { ...optionsFor(own), showsUpvotes: false });
    expect(file.papers.map(({ id, upvotes }) => [id, upvotes])).toEqual([['q', undefined]]);
  });
});

describe('the code of a paper', () => {
  const boat = paper({ title: 'A boat' });

  test('names the word vectors that it is from', () => {
    const [one, same, other] = [1, 1, 0.5].map((first) => readCode(codeOf(boat, vectorizerOf(first)) ?? ''));
    expect(one).toEqual(same);
    expect(other?.code).toEqual(one?.code);
    // 0.5 is stored as the same whole numbers with another factor, so only another direction has another name.
    const turned = new TextVectorizer(quantizeVectors(['boat'], Float32Array.from([1, 1, 0, 0]), 4));
    expect(readCode(codeOf(boat, turned) ?? '')?.model).not.toBe(one?.model);
  });

  test('is missing if no word of the paper has a vector', () => {
    expect(codeOf(paper({ title: 'Unheard' }), vectorizerOf(1))).toBeUndefined();
  });
});
