import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Compilation, compilePages } from '../../../src/building/compilation/compile-pages.ts';
import { readPageState, writePageState } from '../../../src/building/rendering/page-state.ts';
import { anyEdit } from './edits.ts';
import { SITE_URL, SmallBuilder, type SmallSite } from './small-site.ts';
import { START } from './start.ts';

const project = join(import.meta.dirname, '../../..');
let compilation: Compilation;
beforeAll(async () => {
  // Compiled pages read it when they are loaded.
  vi.stubEnv('BROADSHEET_SITE', SITE_URL);
  const options = { contentDir: join(project, 'content'), outDir: '', cacheDir: '', siteUrl: SITE_URL };
  compilation = await compilePages(options, () => {});
});

afterAll(() => vi.unstubAllEnvs());

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-incremental-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function filesIn(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]));
}

/** The files of a site that was built from nothing. */
async function cleanFiles(site: SmallSite): Promise<Map<string, string>> {
  const clean = new SmallBuilder(temporaryFolder(), compilation);
  await clean.build(site);
  return filesIn(clean.outDir);
}

describe('a build over a former one', () => {
  test('gives the same files as one from nothing, after any edits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEdit, { minLength: 1, maxLength: 5 }), async (edits) => {
        const builder = new SmallBuilder(temporaryFolder(), compilation);
        await builder.build(START);
        let site = START;
        for (const edit of edits) {
          site = edit.apply(site);
          await builder.build(site);
        }
        expect(filesIn(builder.outDir)).toEqual(await cleanFiles(site));
      }),
      { numRuns: Number(process.env.RUNS ?? 4) },
    );
  });

  test('makes no page again if nothing has changed', async () => {
    const builder = new SmallBuilder(temporaryFolder(), compilation);
    const { made } = await builder.build(START);
    expect(await builder.build(START)).toEqual({ made: 0, kept: made, removed: 0 });
  });

  test('makes only the pages again that show what has changed, and removes those that are no longer there', async () => {
    const builder = new SmallBuilder(temporaryFolder(), compilation);
    await builder.build(START);
    const before = filesIn(builder.outDir);
    const [first, ...others] = START.papers;
    const abstract = 'A new abstract';
    await builder.build({ ...START, papers: [...others, ...(first ? [{ ...first, abstract }] : [])] });
    const changed = [...filesIn(builder.outDir)].flatMap(([path, text]) =>
      before.get(path) === text ? [] : path,
    );
    expect(changed).toContain('papers/2602.00001.html');
    expect(changed).not.toContain('papers/2603.00002.html');
    expect(changed).not.toContain('archive.html');
    const { removed } = await builder.build({ ...START, papers: others });
    expect(removed).toBeGreaterThan(3);
  });

  test.each([
    ['is damaged', (builder: SmallBuilder) => writeFileSync(builder.stateFile, 'nothing\nof use')],
    ['is missing', (builder: SmallBuilder) => rmSync(builder.stateFile)],
    [
      'does not fit edited files',
      ({ outDir }: SmallBuilder) => writeFileSync(join(outDir, 'archive.html'), 'edited'),
    ],
    [
      'does not fit deleted files',
      ({ outDir }: SmallBuilder) => rmSync(join(outDir, 'papers'), { recursive: true }),
    ],
  ])('gives the same files if the record of the former build %s', async (_, damage) => {
    const builder = new SmallBuilder(temporaryFolder(), compilation);
    await builder.build(START);
    damage(builder);
    const notices: string[] = [];
    await builder.build(START, (text) => notices.push(text));
    expect(filesIn(builder.outDir)).toEqual(await cleanFiles(START));
    expect(notices.length).toBe(_ === 'is damaged' ? 1 : 0);
  });

  test('says why a page is made again, is kept, or does not exist', async () => {
    const builder = new SmallBuilder(temporaryFolder(), compilation);
    const explained = 'papers/2602.00001.html';
    const said: string[] = [];
    const build = (site: SmallSite, path = explained) =>
      builder.build(site, (text) => said.push(text), { explained: path });
    await build(START);
    await build(START);
    await build({ ...START, papers: START.papers.map((each) => ({ ...each, abstract: 'New words' })) });
    await build(START, 'papers/none.html');
    expect(said).toEqual([
      expect.stringContaining('is made again: there was no such page'),
      expect.stringContaining('is kept'),
      expect.stringContaining('is made again: the record of a paper on it has changed'),
      expect.stringContaining('has no page papers/none.html'),
    ]);
  });

  test('is compared with a build from nothing by an audit, which names a page that differs', async () => {
    const builder = new SmallBuilder(temporaryFolder(), compilation);
    const { made } = await builder.build(START);
    expect(await builder.build(START, undefined, { isAudit: true })).toMatchObject({
      made,
      kept: 0,
      audited: { files: made, different: [] },
    });
    // As if a page had read something that is not in its inputs.
    const state = readPageState(builder.stateFile, () => expect.unreachable());
    const page = state?.pages['archive.html'];
    if (state === undefined || page === undefined) throw new Error('The state has no archive.');
    page[2] = 'another digest';
    await writePageState(builder.stateFile, state);
    const { audited } = await builder.build(START, undefined, { isAudit: true });
    expect(audited?.different).toEqual(['archive.html']);
  });
});

describe('a site of parts', () => {
  async function partsOf(site: SmallSite, of: number): Promise<{ folders: string[]; made: number }> {
    const folders: string[] = [];
    let made = 0;
    for (let number = 1; number <= of; number += 1) {
      const folder = temporaryFolder();
      // A machine of its own: nothing of another part is there.
      const builder = new SmallBuilder(temporaryFolder(), compilation);
      made += (await builder.buildPart(site, { number, of }, folder)).made;
      folders.push(folder);
    }
    return { folders, made };
  }

  test('has the files of one build, each of which one part has made', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyEdit, { maxLength: 3 }),
        fc.integer({ min: 1, max: 4 }),
        async (edits, of) => {
          const site = edits.reduce((before, edit) => edit.apply(before), START);
          const { folders, made } = await partsOf(site, of);
          const builder = new SmallBuilder(temporaryFolder(), compilation);
          const counts = await builder.build(site, undefined, { parts: folders });
          const clean = await cleanFiles(site);
          expect(filesIn(builder.outDir)).toEqual(clean);
          expect(counts).toEqual({ made, kept: 0, removed: 0 });
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 2) },
    );
  });

  test('takes only pages that a former build does not have', async () => {
    const { folders, made } = await partsOf(START, 2);
    const builder = new SmallBuilder(temporaryFolder(), compilation);
    await builder.build(START);
    expect(await builder.build(START, undefined, { parts: folders })).toEqual({
      made: 0,
      kept: made,
      removed: 0,
    });
  });

  test('is refused if a page of a part is damaged, or is made from other papers', async () => {
    const { folders } = await partsOf(START, 1);
    const joined = (site: SmallSite) =>
      new SmallBuilder(temporaryFolder(), compilation).build(site, undefined, { parts: folders });
    await expect(joined({ ...START, papers: START.papers.slice(1) })).rejects.toThrow('No part has made');
    writeFileSync(join(folders[0] ?? '', 'pages/papers/2602.00001.html'), 'damaged');
    await expect(joined(START)).rejects.toThrow('2602.00001.html is missing or damaged');
    writeFileSync(join(folders[0] ?? '', 'pages.state'), 'damaged');
    await expect(joined(START)).rejects.toThrow('pages.state is missing or damaged');
  });
});
