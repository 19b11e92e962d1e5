import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FormerSite } from '../../../src/output/former-site.ts';
import { applyJournal, undoJournal } from '../../../src/output/journal/apply-journal.ts';
import type { Journal } from '../../../src/output/journal/journal.ts';
import { planPublication } from '../../../src/output/journal/plan-publication.ts';
import { NextSite } from '../../../src/output/next-site.ts';
import { outerPrefix, placeAt } from '../../../src/output/place/output-paths.ts';
import { type Files, filesIn, temporaryFolder, writeStaged } from '../sites.ts';

/** Stands for a signal that kills the process. */
class Killed extends Error {}

/** Lets `work` take so many steps, and then kills it. @returns whether it came to its end. */
function killedAfter(steps: number, work: (before: () => void) => void): boolean {
  let left = steps;
  try {
    work(() => {
      if (left-- <= 0) throw new Killed();
    });
    return true;
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    return false;
  }
}

const name = fc.constantFrom('a', 'b', 'c', 'd.html', 'index.html');
/** Files whose paths do not need a folder and a file of one name. */
const anyFiles: fc.Arbitrary<Files> = fc
  .dictionary(
    fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/')),
    fc.constantFrom('', 'one', 'two'),
    { maxKeys: 7 },
  )
  .map((files) => {
    const paths = Object.keys(files);
    return Object.fromEntries(
      Object.entries(files).filter(([path]) => !paths.some((other) => path.startsWith(`${other}/`))),
    );
  });

/** A site, and the next one in its staging folder. */
async function sites(root: string, former: Files, next: Files) {
  const out = join(root, 'out');
  const place = placeAt(out, outerPrefix(out));
  rmSync(root, { recursive: true, force: true });
  mkdirSync(place.staging, { recursive: true });
  mkdirSync(place.out);
  writeStaged(place.out, {
    ...former,
    '.broadsheet-files.txt': `${Object.keys(former).join('\n')}\n`,
    'by-hand/note.txt': 'mine',
  });
  writeStaged(place.staging, next);
  const site = new NextSite(place.staging, await FormerSite.unrecorded(place.out));
  site.addStaged();
  const journal: Journal = {
    version: 1,
    operations: planPublication(site, place.out, []),
    staging: '',
    state: '',
  };
  const whole = (files: Files) => ({ ...files, 'by-hand/note.txt': 'mine' });
  return { place, journal, before: whole(former), after: whole(next) };
}

/** Sorted, as {@link filesIn} returns them. */
const SMALL: readonly [Files, Files] = [
  { a: 'file', 'b/c/d.html': 'deep', 'b/e.html': 'same', 'index.html': 'old', 'gone/x.html': 'gone' },
  { 'a/x.html': 'folder', b: 'file', 'index.html': 'new', 'papers/new.html': 'new' },
];

describe('a journal', () => {
  test('brings one site to the next, if it is killed before any of its steps, and any of those of the next attempt', async () => {
    const root = await temporaryFolder();
    let isDone = false;
    for (let steps = 0; !isDone; steps += 1) {
      const { place, journal, after } = await sites(root, ...SMALL);
      isDone = killedAfter(steps, (step) => applyJournal(place, journal, step));
      for (let again = 0; again < 3; again += 1)
        killedAfter(again, (step) => applyJournal(place, journal, step));
      applyJournal(place, journal);
      applyJournal(place, journal);
      expect(filesIn(place.out)).toEqual(after);
    }
  });

  test('puts a file into the place of folders, if it was killed after it had removed one of them', async () => {
    const root = await temporaryFolder();
    let isDone = false;
    for (let steps = 0; !isDone; steps += 1) {
      const { place, journal, after } = await sites(root, { 'a/b/c/d': 'deep' }, { a: 'file' });
      isDone = killedAfter(steps, (step) => applyJournal(place, journal, step));
      applyJournal(place, journal);
      expect(filesIn(place.out)).toEqual(after);
    }
  });

  test('is taken back, if that is killed before any of its steps', async () => {
    const root = await temporaryFolder();
    let isDone = false;
    for (let steps = 0; !isDone; steps += 6) {
      let isUndone = false;
      for (let undone = 0; !isUndone; undone += 2) {
        const { place, journal, before } = await sites(root, ...SMALL);
        isDone = killedAfter(steps, (step) => applyJournal(place, journal, step));
        isUndone = killedAfter(undone, (step) => undoJournal(place, journal, step));
        undoJournal(place, journal);
        expect(filesIn(place.out)).toEqual(before);
      }
    }
  });

  test('does both for any two sites', async () => {
    const root = await temporaryFolder();
    await fc.assert(
      fc.asyncProperty(
        anyFiles,
        anyFiles,
        fc.nat({ max: 30 }),
        fc.boolean(),
        async (former, next, steps, isUndo) => {
          const { place, journal, before, after } = await sites(root, former, next);
          killedAfter(steps, (step) => applyJournal(place, journal, step));
          if (isUndo) undoJournal(place, journal);
          else applyJournal(place, journal);
          expect(filesIn(place.out)).toEqual(isUndo ? before : after);
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 100) },
    );
  });

  test('has a file at every address that both sites have, before each of its steps', async () => {
    const root = await temporaryFolder();
    const files = { 'index.html': 'old', 'papers/a.html': 'old', 'feed.xml': 'old' };
    const { place, journal } = await sites(root, files, {
      'index.html': 'new',
      'papers/a.html': 'new',
      'feed.xml': 'new',
    });
    applyJournal(place, journal, () =>
      expect(filesIn(place.out)).toMatchObject({
        'index.html': expect.stringMatching(/old|new/u),
        'papers/a.html': expect.stringMatching(/old|new/u),
        'feed.xml': expect.stringMatching(/old|new/u),
      }),
    );
  });

  test('does not delete a file that somebody has put into the place of a deleted one', async () => {
    const { place, journal, after } = await sites(await temporaryFolder(), ...SMALL);
    applyJournal(place, journal);
    writeStaged(place.out, { 'gone/x.html': 'by hand' });
    applyJournal(place, journal);
    expect(filesIn(place.out)).toEqual({ ...after, 'gone/x.html': 'by hand' });
  });

  test('puts files with new names there first, pages after what they show, indexes last, and then deletes', async () => {
    const { journal } = await sites(
      await temporaryFolder(),
      {
        'papers/a.html': 'old',
        'index.html': 'old',
        'pagefind/shards.json': 'old',
        'assets/old.css': '',
        'service-worker.js': 'old',
      },
      {
        'papers/a.html': 'new',
        'papers/b.html': 'new',
        'index.html': 'new',
        'pagefind/shards.json': 'new',
        'pagefind/2026-03.1/x.json': 'new',
        'assets/new.css': '',
        'service-worker.js': 'new',
      },
    );
    expect(journal.operations.map((operation) => operation.slice(0, 2).join(' '))).toEqual([
      'move assets/new.css',
      'move pagefind/2026-03.1/x.json',
      'move papers/b.html',
      'move papers/a.html',
      'move index.html',
      'move pagefind/shards.json',
      'move service-worker.js',
      'delete assets/old.css',
    ]);
  });

  test('deletes a file first whose new name differs in case alone, since some disks take both for one', async () => {
    const { journal } = await sites(
      await temporaryFolder(),
      { 'Paper.html': 'old' },
      { 'paper.html': 'new' },
    );
    expect(journal.operations.map((operation) => operation.slice(0, 2).join(' '))).toEqual([
      'delete Paper.html',
      'move paper.html',
    ]);
  });

  test('stops where the system refuses a step, and can then be taken back', async () => {
    const { place, journal, before } = await sites(await temporaryFolder(), ...SMALL);
    // As if a part of the output folder was on another disk.
    mkdirSync(join(place.out, 'papers/new.html'), { recursive: true });
    expect(() => applyJournal(place, journal)).toThrow();
    undoJournal(place, journal);
    renameSync(join(place.out, 'papers'), join(place.out, '../papers'));
    expect(filesIn(place.out)).toEqual(before);
  });
});
