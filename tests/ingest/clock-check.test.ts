import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkClock } from '../../src/ingest/clock-check.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { findInputs } from '../../src/ingest/inputs.ts';
import { temporaryFolder } from './command.ts';

/** A page of which the dates have no year, saved at a time. */
async function savedPage(written: Date, name = 'page.txt'): Promise<{ inbox: string; file: string }> {
  const inbox = await temporaryFolder();
  const file = join(inbox, name);
  const abstract =
    'We look at how otters cross rivers, and what that says about readers who cross listings. '.repeat(4);
  await writeFile(
    file,
    `Get trending papers in your email inbox once a day!\n\nOtters across Rivers\n\n${abstract}\n\n• 3 authors\n\nMar 4\n`,
  );
  await utimes(file, written, written);
  return { inbox, file };
}

describe('the clock', () => {
  test('is believed if all files are from today, before, or an hour in the future', async () => {
    for (const written of ['2020-01-01T00:00:00Z', '2026-03-04T23:59:00Z', '2026-03-05T10:00:00Z']) {
      const { file } = await savedPage(new Date(written));
      expect(() => checkClock('2026-03-04', [file, 'no-such-file'])).not.toThrow();
    }
  });

  test.each(['2026-03-06T00:00:00Z', '2027-04-08T00:00:00Z'])(
    'is not believed if a file is from %s',
    async (written) => {
      const { file } = await savedPage(new Date(written));
      expect(() => checkClock('2026-03-04', [file])).toThrow('it says 2026-03-04, but');
    },
  );

  test('that cannot be believed dates no paper, unless somebody says the day', async () => {
    const content = await temporaryFolder();
    const { inbox } = await savedPage(new Date(Date.now() + 400 * 24 * 3_600_000));
    const inputs = await findInputs(['.'], inbox);
    const report = await ingest({ inputs, contentDir: content });
    expect(report.counts).toMatchObject({ new: 0, quarantined: 1 });
    expect((await ingest({ inputs, contentDir: content, captured: '2026-03-05' })).counts.new).toBe(1);
    const named = await savedPage(new Date(Date.now() + 400 * 24 * 3_600_000), 'page-2026-03-05.txt');
    const again = await ingest({ inputs: await findInputs(['.'], named.inbox), contentDir: content });
    expect(again.counts).toMatchObject({ unchanged: 1, quarantined: 0 });
  });
});
