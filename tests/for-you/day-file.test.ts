import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DayFile, RECEIVER, readDay, writeDayFile } from '../../src/for-you/day-file.ts';

/** The value that a script passes to the page, as the page gets it. */
function passedBy(script: string): unknown {
  expect(script.startsWith(`${RECEIVER}(`)).toBe(true);
  return JSON.parse(script.slice(RECEIVER.length + 1, script.lastIndexOf(')')));
}

const anyWord = fc.stringMatching(/^[a-z]{2,8}$/u);
const anyPaper = fc.record(
  {
    id: fc.string(),
    title: fc.string(),
    authors: fc.array(fc.string(), { maxLength: 4 }),
    authorCount: fc.nat(),
    upvotes: fc.nat(),
    topics: fc.array(anyWord, { maxLength: 3 }),
    code: fc.base64String(),
    telling: fc.array(fc.record({ printed: fc.string(), weight: fc.nat(), isName: fc.boolean() }), {
      maxLength: 3,
    }),
    words: fc.uniqueArray(anyWord, { minLength: 1, maxLength: 5 }).map((words) => new Set(words)),
  },
  { requiredKeys: ['id', 'title', 'authors', 'topics', 'telling', 'words'], noNullPrototype: true },
);

describe('a day file', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(
        fc.array(anyPaper, { maxLength: 4 }),
        fc.dictionary(anyWord, fc.string()),
        (papers, topicLabels) => {
          const day: DayFile = { day: '2026-03-02', papers, topicLabels: { ...topicLabels } };
          expect(readDay(passedBy(writeDayFile(day)))).toEqual(day);
        },
      ),
    );
  });

  test('is not read if it is of another version or something else', () => {
    const written = passedBy(writeDayFile({ day: '2026-03-02', papers: [], topicLabels: {} }));
    expect(readDay(written)).toBeDefined();
    expect(readDay({ ...(typeof written === 'object' ? written : {}), version: 2 })).toBeUndefined();
    for (const other of [undefined, null, 'text', 7, [], {}, { version: 1, day: '2026-03-02' }])
      expect(readDay(other)).toBeUndefined();
  });

  test('never makes the page fail, whatever a script passes', () => {
    fc.assert(
      fc.property(fc.anything(), fc.array(fc.anything()), (other, papers) => {
        readDay(other);
        const read = readDay({ version: 1, day: '2026-03-02', topicLabels: other, papers });
        expect(read?.papers.length ?? 0).toBeLessThanOrEqual(papers.length);
      }),
    );
  });

  test('keeps its good papers if others are damaged', () => {
    const good = {
      id: 'a',
      title: 'A',
      authors: [],
      topics: [],
      telling: [['x', 3], ['y', -1], 'z'],
      words: 'a b',
    };
    const read = readDay({ version: 1, day: '2026-03-02', topicLabels: {}, papers: [{ id: 3 }, good, null] });
    expect(read?.papers).toEqual([
      {
        id: 'a',
        title: 'A',
        authors: [],
        topics: [],
        telling: [{ printed: 'x', weight: 3, isName: false }],
        words: new Set(['a', 'b']),
      },
    ]);
  });
});
