import fc from 'fast-check';
import { type ReadMark, readSavedPaper, type SavedPaper, tidyTags } from '../../src/shelf/saved-paper.ts';

const DAY_MS = 86_400_000;

/** A saved paper with the usual fields. */
export function savedPaper(changes: Partial<SavedPaper> = {}): SavedPaper {
  return {
    id: '2603.01234',
    title: 'A Paper',
    authors: ['Ada Lovelace', 'Emmy Noether'],
    path: 'papers/2603.01234.html',
    topics: [],
    savedAt: '2026-03-05T10:00:00.000Z',
    tags: [],
    notes: '',
    changedAt: '2026-03-05T10:00:00.000Z',
    ...changes,
  };
}

const time = fc.integer({ min: 0, max: 20_000 }).map((days) => new Date(days * DAY_MS + 1234).toISOString());
const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const shown = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .filter((each) => each.trim() === each);
const id = fc.constantFrom('2603.00001', '2603.00002', 'math/0309136', '10.1000/x', 'acl-P19-1001');

/** Any saved paper; few ids, so that copies of the same paper occur. */
export const anyPaper: fc.Arbitrary<SavedPaper> = fc
  .record(
    {
      id,
      title: shown,
      authors: fc.array(shown, { maxLength: 4 }),
      day: time.map((each) => each.slice(0, 10)),
      path: fc.constantFrom('', 'papers/2603.00001.html'),
      abstract: shown,
      topics: fc.array(fc.constantFrom({ slug: 'vision', label: 'Vision' }, { slug: 'nlp', label: 'NLP' })),
      vector: fc.constantFrom('AAAA', 'q80='),
      savedAt: time,
      readAt: time,
      tags: fc.array(text, { maxLength: 4 }).map(tidyTags),
      notes: text,
      changedAt: time,
    },
    { requiredKeys: ['id', 'title', 'authors', 'path', 'topics', 'savedAt', 'tags', 'notes', 'changedAt'] },
  )
  // The record of fast-check may have no prototype, or fields in another order.
  .map((paper) => readSavedPaper(paper) ?? savedPaper());

/** Any mark of these papers. */
export const anyMark: fc.Arbitrary<ReadMark> = fc.record(
  { id, readAt: time, changedAt: time },
  { requiredKeys: ['id', 'changedAt'] },
);
