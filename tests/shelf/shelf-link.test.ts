import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packShelf, unpackShelf } from '../../src/shelf/link/shelf-link.ts';
import { type SavedPaper, UNKNOWN_TIME } from '../../src/shelf/saved-paper.ts';
import { anyPaper, savedPaper } from './papers.ts';

const NOW = '2026-03-06T00:00:00.000Z';
const METHODS = [
  'Contrastive Pretraining',
  'Sparse Attention',
  'Diffusion Sampling',
  'Graph Networks',
  'Adapters',
];
const TASKS = ['Protein Design', 'Robot Grasping', 'Theorem Proving', 'Weather Forecasting', 'Code Repair'];

describe('a link with papers', () => {
  test('gives ids, titles, authors, days, pages, notes and tags back', () => {
    fc.assert(
      fc.property(fc.array(anyPaper, { minLength: 1, maxLength: 20 }), (papers) => {
        expect(unpackShelf(packShelf(papers), NOW)).toEqual(papers.map(linked));
      }),
    );
  });

  test('with 200 papers and notes of 40 characters has at most 16 kB, and all notes', () => {
    const papers = Array.from({ length: 200 }, (_, at) => randomPaper(at));
    const packed = packShelf(papers);
    expect(packed.length).toBeLessThanOrEqual(16_000);
    const read = unpackShelf(packed, NOW);
    expect(Array.isArray(read) && read.map(({ id, notes, tags }) => [id, notes, tags])).toEqual(
      papers.map(({ id, notes, tags }) => [id, notes, tags]),
    );
  });

  test('is refused if a character of it is changed or missing', () => {
    const packed = packShelf([savedPaper({ notes: 'Look at Lemma 2' }), savedPaper({ id: '2603.00002' })]);
    fc.assert(
      fc.property(fc.nat(packed.length - 3), fc.constantFrom('A', 'b', '7', '_', ''), (at, sign) => {
        const place = at + 2;
        fc.pre(packed[place] !== sign && place < packed.length - 1);
        expect(unpackShelf(packed.slice(0, place) + sign + packed.slice(place + 1), NOW)).toBe('damaged');
      }),
    );
  });

  test.each([
    ['nothing', '', 'damaged'],
    ['no version', 'AAAA', 'damaged'],
    ['other signs', '1.%%%', 'damaged'],
    ['a later version', '2.AAAA', 'later'],
  ])('with %s says so', (_, packed, expected) => {
    expect(unpackShelf(packed, NOW)).toBe(expected);
  });
});

/** What a link has of a paper. Line ends other than line feeds become line feeds or spaces. */
function linked({ id, title, authors, path, day, notes, tags }: SavedPaper) {
  const plain = (text: string) => text.replace(/\r\n?|\n/gu, ' ');
  return {
    id,
    title: plain(title).trim(),
    authors: authors.map(plain),
    path,
    topics: [],
    ...(day !== undefined && { day }),
    savedAt: NOW,
    tags,
    notes: notes.split('\n').map(plain).join('\n'),
    changedAt: UNKNOWN_TIME,
  };
}

/** Notes of random letters and digits in words: no real note compresses worse than half of these. */
function randomPaper(at: number): SavedPaper {
  const words = fc.sample(fc.stringMatching(/^[a-z]{3,9}$/u), { numRuns: 12, seed: at });
  const title = `${METHODS[at % 5]} and ${words[0]} for ${TASKS[(at * 7) % 5]} with ${words[1]} ${words[2]}`;
  const id = `26${String(1 + (at % 12)).padStart(2, '0')}.${String((at * 7919) % 100_000).padStart(5, '0')}`;
  return savedPaper({
    id,
    title,
    path: `papers/${id}.html`,
    day: `2026-0${1 + (at % 9)}-1${at % 10}`,
    notes: `see ${words[3]} in the ${words[4]} of section ${at % 9}: good`.padEnd(40, '!').slice(0, 40),
    tags: at % 2 === 0 ? ['to read'] : ['method', 'cite'],
  });
}
