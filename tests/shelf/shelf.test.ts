import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { papersInBib } from '../../src/shelf/files/bib-papers.ts';
import { bibliographyFile } from '../../src/shelf/files/bibliography-files.ts';
import { packShelf, unpackShelf } from '../../src/shelf/link/shelf-link.ts';
import type { SavedPaper } from '../../src/shelf/saved-paper.ts';
import { Shelf } from '../../src/shelf/shelf.ts';
import { joinedChannels, MemoryStorage } from './memory-storage.ts';
import { anyMark, anyPaper, savedPaper } from './papers.ts';

let storage: MemoryStorage;
let clock: number;
let shelf: Shelf;
let otherTab: Shelf;

beforeEach(() => {
  storage = new MemoryStorage();
  clock = Date.parse('2027-06-01T00:00:00Z');
  const now = () => {
    clock += 1000;
    return new Date(clock);
  };
  // The list has as many as asked for.
  const tabs = joinedChannels(2).map((channel) => new Shelf(storage, channel, now));
  [shelf, otherTab] = tabs as [Shelf, Shelf];
});

function emptyShelf(): Shelf {
  const [channel] = joinedChannels(1);
  if (channel === undefined) throw new Error('There is no channel.');
  return new Shelf(new MemoryStorage(), channel, () => new Date('2099-01-01'));
}

describe('saving', () => {
  test('a saved paper is there, and gone after it is removed', async () => {
    await shelf.save(savedPaper());
    expect(await shelf.all()).toEqual([savedPaper()]);
    await shelf.remove('2603.01234');
    expect(await shelf.get('2603.01234')).toBeUndefined();
  });

  test('the papers that were saved last come first, with their number', async () => {
    const saved = (id: string, day: number) => savedPaper({ id, savedAt: `2026-03-0${day}T00:00:00.000Z` });
    for (const paper of [saved('a', 1), saved('b', 3), saved('c', 2)]) await shelf.save(paper);
    await shelf.markRead('b', true);
    const { papers, count } = await shelf.newest(2);
    expect([papers.map(({ id }) => id), count]).toEqual([['b', 'c'], 3]);
    expect(papers[0]?.readAt).toBeDefined();
  });

  test('saving a paper again completes it, and keeps what the reader wrote', async () => {
    await shelf.save(savedPaper());
    await shelf.update('2603.01234', { notes: 'Read section 3', tags: ['proofs'] });
    await shelf.save(savedPaper({ abstract: 'We prove it.', savedAt: '2027-01-01T00:00:00.000Z' }));
    expect(await shelf.get('2603.01234')).toMatchObject({
      abstract: 'We prove it.',
      notes: 'Read section 3',
      tags: ['proofs'],
      savedAt: savedPaper().savedAt,
    });
  });

  test('two tabs that change the notes and the tags keep both changes', async () => {
    await shelf.save(savedPaper());
    await Promise.all([
      shelf.update('2603.01234', { notes: 'Mine' }),
      otherTab.update('2603.01234', { tags: ['theirs'] }),
    ]);
    expect(await shelf.get('2603.01234')).toMatchObject({ notes: 'Mine', tags: ['theirs'] });
  });

  test('a change of a paper that another tab removed says that it is not saved', async () => {
    await shelf.save(savedPaper());
    await otherTab.remove('2603.01234');
    expect(await shelf.update('2603.01234', { notes: 'Late' })).toBe(false);
    expect(await shelf.all()).toEqual([]);
  });

  test('a failed write rejects, and changes nothing', async () => {
    await shelf.save(savedPaper());
    storage.failure = new Error('full');
    await expect(shelf.update('2603.01234', { notes: 'Lost?' })).rejects.toThrow('full');
    storage.failure = undefined;
    expect(await shelf.get('2603.01234')).toEqual(savedPaper());
  });
});

describe('reading', () => {
  test('a paper can be read without being saved', async () => {
    await shelf.markRead('2603.01234', true);
    expect([await shelf.readIds(), await shelf.all()]).toEqual([new Set(['2603.01234']), []]);
    await shelf.markRead('2603.01234', false);
    expect(await shelf.readIds()).toEqual(new Set());
  });

  test('a paper stays read when it is saved and removed', async () => {
    await shelf.markRead('2603.01234', true);
    await shelf.save(savedPaper());
    expect((await shelf.get('2603.01234'))?.readAt).toBe('2027-06-01T00:00:01.000Z');
    await shelf.remove('2603.01234');
    expect(await shelf.readIds()).toEqual(new Set(['2603.01234']));
  });
});

describe('tabs', () => {
  test('both tabs hear of a change, once each', async () => {
    const heard: string[] = [];
    shelf.onChange((ids) => heard.push(`here ${ids}`));
    const stop = otherTab.onChange((ids) => heard.push(`there ${ids}`));
    await shelf.save(savedPaper());
    stop();
    await shelf.remove('2603.01234');
    expect(heard.sort()).toEqual(['here 2603.01234', 'here 2603.01234', 'there 2603.01234']);
  });
});

describe('a clock that is wrong', () => {
  const paper = savedPaper();

  test('does not make a later change older than the one before it', async () => {
    await shelf.save(paper);
    await shelf.update(paper.id, { notes: 'first' });
    await shelf.markRead(paper.id, true);
    const before = await shelf.all();
    clock = Date.parse('2020-01-01T00:00:00Z');
    await shelf.update(paper.id, { tags: ['second'] });
    await shelf.markRead(paper.id, false);
    await shelf.merge(before, await shelf.readMarks());
    expect(await shelf.get(paper.id)).toMatchObject({ tags: ['second'], notes: 'first' });
    expect(await shelf.readIds()).toEqual(new Set());
  });

  test.each(['9999-12-31T23:59:59.999Z', '+275760-09-13T00:00:00.000Z', '2027-06-03T00:00:00.000Z'])(
    'gives a copy that was changed at %s no right to replace what is here',
    async (changedAt) => {
      await shelf.save(paper);
      await shelf.update(paper.id, { tags: ['own'] });
      await shelf.markRead(paper.id, true);
      const copy = { ...paper, tags: ['foreign'], notes: 'kept', changedAt, savedAt: changedAt };
      for (const count of [1, 0]) {
        const { changed } = await shelf.merge([copy], [{ id: paper.id, changedAt }]);
        expect(changed).toBe(count);
      }
      expect(await shelf.get(paper.id)).toMatchObject({
        tags: ['own'],
        notes: 'kept',
        savedAt: paper.savedAt,
      });
      expect((await shelf.readIds()).has(paper.id)).toBe(true);
    },
  );

  test('of another device may be an hour ahead', async () => {
    await shelf.save(paper);
    const ahead = new Date(clock + 3_600_000).toISOString();
    await shelf.merge([{ ...paper, tags: ['newer'], changedAt: ahead }]);
    expect(await shelf.get(paper.id)).toMatchObject({ tags: ['newer'], changedAt: ahead });
  });
});

describe('merging', () => {
  test('the newest change wins, and counts say what happened', async () => {
    const [old, other] = [savedPaper(), savedPaper({ id: '2603.00002', title: 'Another' })];
    await shelf.merge([old, other]);
    const newer = savedPaper({ tags: ['new'], changedAt: '2026-04-01T00:00:00.000Z' });
    expect(await shelf.merge([newer, other, savedPaper({ id: '2603.00003' })])).toEqual({
      added: 1,
      changed: 1,
      same: 1,
    });
    expect(await shelf.merge([old])).toEqual({ added: 0, changed: 0, same: 1 });
    expect((await shelf.get(old.id))?.tags).toEqual(['new']);
  });

  test('different notes are both kept, the newer ones first', async () => {
    await shelf.merge([savedPaper({ notes: 'Old' })]);
    const newer = savedPaper({ notes: 'New', changedAt: '2026-04-01T00:00:00.000Z' });
    await shelf.merge([newer]);
    await shelf.merge([newer]);
    expect((await shelf.get(newer.id))?.notes).toBe('New\n\n* * *\n\nOld');
  });

  test('notes that were continued are kept once', async () => {
    await shelf.merge([savedPaper({ notes: 'See Lemma 2' })]);
    const newer = savedPaper({ notes: 'See Lemma 2, and its proof', changedAt: '2026-04-01T00:00:00.000Z' });
    await shelf.merge([newer]);
    expect((await shelf.get(newer.id))?.notes).toBe('See Lemma 2, and its proof');
  });

  test('an older copy does not take back that a paper was read', async () => {
    await shelf.markRead('2603.01234', true);
    await shelf.merge([savedPaper()], [{ id: '2603.01234', changedAt: '2020-01-01T00:00:00.000Z' }]);
    expect(await shelf.readIds()).toEqual(new Set(['2603.01234']));
  });

  test('merging the same copy again changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyPaper), fc.array(anyMark), async (papers, marks) => {
        const one = emptyShelf();
        await one.merge(papers, marks);
        const before = [await one.all(), await one.readMarks()];
        const { added, changed } = await one.merge(papers, marks);
        expect([added, changed]).toEqual([0, 0]);
        expect([await one.all(), await one.readMarks()]).toEqual(before);
      }),
    );
  });

  test('a BibTeX file or a link of the same papers changes none of them', async () => {
    const papers = fc.uniqueArray(anyPaper, { minLength: 1, selector: ({ id }) => id });
    await fc.assert(
      fc.asyncProperty(papers, async (own) => {
        const one = emptyShelf();
        await one.merge(own.map((paper) => ({ ...paper, notes: paper.notes.normalize('NFC') })));
        const before = await one.all();
        const now = new Date().toISOString();
        const inBib = papersInBib(bibliographyFile(before, 'bibtex'), now).papers;
        await one.merge(inBib.map(({ paper }) => paper));
        const inLink = unpackShelf(packShelf(before), now);
        await one.merge(typeof inLink === 'string' ? [] : inLink);
        const written = (each: SavedPaper[]) =>
          each.map(({ id, title, tags, notes }) => ({ id, title, tags, notes }));
        expect(written(await one.all())).toEqual(written(before));
      }),
    );
  });

  test('no merge loses a paper or a note', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyPaper), fc.array(anyPaper), async (own, other) => {
        const one = emptyShelf();
        await one.merge(own);
        await one.merge(other);
        for (const { id, notes } of [...own, ...other])
          expect((await one.get(id))?.notes).toContain(notes.trim());
      }),
    );
  });
});
