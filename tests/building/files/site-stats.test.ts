import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { formatBytes, measureSite, warningsFor } from '../../../src/building/files/site-stats.ts';
import { NextSite } from '../../../src/output/next-site.ts';

describe('the size of a site', () => {
  test('is counted', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'broadsheet-size-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'index.html'), '12345');
    await writeFile(join(folder, 'a.css'), '123');
    const site = NextSite.in(folder);
    site.write('papers/a.html', '1');
    expect(measureSite(site)).toEqual({
      ...{ pages: 2, files: 3, bytes: 9 },
      kinds: [
        { kind: 'other files', files: 1, bytes: 3 },
        { kind: 'pages of papers', files: 1, bytes: 1 },
        { kind: 'single pages', files: 1, bytes: 5 },
      ],
      largest: { path: 'index.html', bytes: 5 },
    });
  });

  test('causes a warning if it exceeds the limits of hosts', () => {
    expect(warningsFor({ pages: 1, files: 20_000, bytes: 1_000_000_000, largest: undefined })).toEqual([]);
    expect(warningsFor({ pages: 1, files: 20_001, bytes: 1_000_000_001, largest: undefined })).toHaveLength(
      3,
    );
    const largest = { path: 'talk.mp4', bytes: 30_000_000 };
    expect(warningsFor({ pages: 1, files: 2, bytes: 30_000_001, largest })).toEqual([
      'Cloudflare Pages (free) takes files of up to 26.2 MB, talk.mp4 has 30.0 MB.',
    ]);
  });

  test('is printed for people', () => {
    expect(formatBytes(999)).toBe('999 bytes');
    expect(formatBytes(12_345_678)).toBe('12.3 MB');
  });
});
