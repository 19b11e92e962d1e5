import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type BuildRecord,
  ownVersion,
  readBuildRecord,
  writeBuildRecord,
} from '../../src/building/files/build-record.ts';
import { examine } from '../../src/doctor/examine.ts';
import { findingLine } from '../../src/doctor/finding.ts';
import { NextSite } from '../../src/output/next-site.ts';
import { writeStatus } from '../../src/publishing/status.ts';
import { serialize } from '../../src/store/document.ts';
import { temporaryFolder, writeFiles } from '../ingest/command.ts';
import { paper } from '../paper/papers.ts';

const PAPER = serialize(paper());
const FACTS = { papers: 1, problems: 0, brokenFormulas: 0, unknownPins: 0, isAddressed: true };

/** The lines of the doctor, for a content folder and a site with these files. */
async function linesFor(
  files: Record<string, string>,
  record?: Partial<BuildRecord> | 'none',
): Promise<string[]> {
  const folder = await temporaryFolder();
  const [content, out] = [join(folder, 'content'), join(folder, 'dist')];
  await writeFiles(content, {
    'site.yaml': 'url: https://papers.example.org/\nsources: [{ from: hf }]\n',
    ...files,
  });
  if (record !== undefined) {
    await writeFiles(out, { '.broadsheet-files.txt': 'index.html\n', 'index.html': 'x' });
    if (record !== 'none') {
      await writeBuildRecord(NextSite.in(out), FACTS);
      const written = JSON.stringify({ ...(await readBuildRecord(out)), ...record });
      await writeFile(join(out, 'broadsheet.json'), written);
    }
  }
  return (await examine(content, out, '24.0.0')).map(findingLine);
}

const papers = { 'papers/2026/03/2603.00001.md': PAPER };

describe('the doctor', () => {
  test('finds nothing wrong with papers and their site', async () => {
    const lines = await linesFor(papers, {});
    expect(lines.filter((line) => line.startsWith('wrong'))).toEqual([]);
    expect(lines).toEqual(
      expect.arrayContaining([
        'ok     papers: 1',
        'ok     quarantine: empty',
        'ok     address: https://papers.example.org/',
        'ok     sources: hf',
        `ok     version: built by Broadsheet ${await ownVersion()}`,
        'ok     last build: nothing was left out',
        'ok     feeds: the site has them',
        'ok     site: 1 papers',
      ]),
    );
    // `npm ci` installs no Node.js on some systems.
    expect(lines[0]).toMatch(
      /^(?:note {3}versions: .* and this is 24\.0\.0\. → Run npm ci|ok {5}versions: .* installs none)/u,
    );
  });

  test('says what a new folder lacks', async () => {
    const lines = (await linesFor({ 'site.yaml': '' })).join('\n');
    for (const about of ['papers', 'address', 'sources', 'repository', 'site'])
      expect(lines).toMatch(new RegExp(`^note   ${about}: .* → `, 'mu'));
    await expect(examine('/nowhere', '/nowhere', '24.0.0')).rejects.toThrow(
      'There is no content folder /nowhere.',
    );
  });

  test.each<[string, Record<string, string>, Partial<BuildRecord> | 'none', string]>([
    ['a mistake in the settings', { 'site.yaml': 'nam: x\n' }, {}, 'wrong  settings: '],
    ['a file that cannot be read', { 'papers/a.md': 'x' }, {}, 'wrong  papers: papers/a.md:1:1: '],
    [
      'records in quarantine',
      { 'quarantine/a.json': '{}' },
      {},
      'note   quarantine: 1 records could not be read.',
    ],
    ['a digest feed without an address', { 'site.yaml': 'digest: { feed: day }\n' }, {}, 'wrong  address: '],
    [
      'an address without encryption',
      { 'site.yaml': 'url: http://a.example/\n' },
      {},
      'note   address: http://a.example/ is not',
    ],
    ['a damaged status', { 'status.json': '<<<<' }, {}, 'wrong  sources: status.json: '],
    [
      'a site of another version',
      papers,
      { version: '0.0.1' },
      'note   version: The site was built by Broadsheet 0.0.1',
    ],
    ['a site without a record', papers, 'none', 'note   version: The site was built by an older version'],
    ['files that the build left out', papers, { problems: 2 }, 'wrong  last build: 2 files were left out'],
    ['pins of unknown topics', papers, { unknownPins: 3 }, 'note   last build: 3 pinned topics'],
    ['formulas that cannot be rendered', papers, { brokenFormulas: 4 }, 'note   last build: 4 formulas'],
    ['a site from before its address', papers, { isAddressed: false }, 'wrong  feeds: '],
    ['a site with fewer papers than the store', papers, { papers: 0 }, 'note   site: It has 0 papers'],
  ])('finds %s', async (_, files, record, expected) => {
    const lines = await linesFor(files, record);
    expect(lines).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
    expect(lines.find((line) => line.startsWith(expected))).toContain(' → ');
  });

  test('calls a source wrong when it was away for three days', async () => {
    const folder = await temporaryFolder();
    const absence = { since: '2026-03-04', last: '2026-03-06', reason: 'status 500.' };
    for (const [days, level] of [
      [2, 'note '],
      [3, 'wrong'],
    ] as const) {
      await writeStatus(folder, { away: { hf: { ...absence, days } } });
      const lines = (await examine(folder, join(folder, 'dist'), '24.0.0')).map(findingLine);
      expect(lines.join('\n')).toContain(
        `${level}  sources: hf has failed on ${days} days, since 2026-03-04`,
      );
    }
  });
});
