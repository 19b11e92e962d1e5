import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { addPapers, contentFolder, temporaryFolder } from './content.ts';
import { runDigest } from './sending/command.ts';

describe('npm run digest', () => {
  test('writes the mails of what is due as files, once', async () => {
    const content = await contentFolder(3, []);
    const out = await temporaryFolder();
    const args = ['--content', content, '--out', out];
    expect(await runDigest(args)).toMatchObject({ code: 0, error: '' });
    expect(await readdir(out)).toEqual(['2026-03-04.eml', '2026-W10.eml']);
    const mail = await PostalMime.parse(await readFile(join(out, '2026-03-04.eml')));
    expect(mail.subject).toBe('Examples: 3 papers, 4 March 2026');
    expect(mail.text).toContain('Topic: Herons');
    expect(mail.html).toContain('x ∈ ℝ');
    const again = await runDigest(args);
    expect(again).toMatchObject({
      code: 0,
      out: 'There is no new edition: no papers are waiting for one.\n',
    });
  });

  test('writes a certain day or week, and only papers of a topic', async () => {
    const content = await contentFolder(2, []);
    const out = await temporaryFolder();
    for (const edition of [
      ['--day', '2026-03-04'],
      ['--week', '2026-W10', '--topic', 'herons'],
    ])
      expect(await runDigest(['--content', content, '--out', out, ...edition])).toMatchObject({ code: 0 });
    expect(await readdir(out)).toEqual(['2026-03-04.eml', '2026-W10-herons.eml']);
  });

  test('records and sends nothing in a dry run', async () => {
    const content = await contentFolder(2, ['ada@example.org', 'bob@example.org, , week']);
    const { code, out } = await runDigest(['--content', content, '--send', '--dry-run']);
    expect([code, out]).toEqual([
      0,
      '2026-03-04: 2 papers, would be a new edition\n2026-W10: 2 papers, would be a new edition\n2026-03-04, 2026-W10, 2 subscribers: 2 would be sent\n',
    ]);
    expect(existsSync(join(content, 'digest'))).toBe(false);
    expect(await readdir(join(content, 'mail'))).toEqual(['subscribers.csv']);
  });

  test('says what is wrong with a call or with the settings, and does nothing', async () => {
    const content = await contentFolder(1, ['ada@example.org']);
    const say = async (...args: string[]) => {
      const { code, error } = await runDigest(['--content', content, ...args]);
      expect(code).toBe(2);
      expect(error).toMatch(/^error: .*\nhint: .*$/su);
      return error;
    };
    expect(await say('--day', '2026-02-30')).toContain('is not a day');
    expect(await say('--week', '2025-W53')).toContain('is not a week');
    expect(await say('--day', '2026-03-05')).toContain('no paper was listed then');
    expect(await say('--topic', 'herons', '--send')).toContain('excludes --send');
    expect(await say('--topic', 'storks', '--out', 'x')).toContain('no topic storks');
    expect(await say('--send')).toContain('No mail server is set');
    await rm(join(content, 'mail'), { recursive: true });
    expect(await say('--send', '--dry-run')).toContain('no list of subscribers');
    await writeFile(join(content, 'site.yaml'), 'digest: { smtp: { host: a.org, password: x } }\n');
    expect(await say('--send')).toContain('site.yaml:1:32: `digest.smtp.password` is a secret');
    expect(existsSync(join(content, 'digest'))).toBe(false);
  });

  test('says that a server cannot be reached, and sends all when it can', async () => {
    const content = await contentFolder(1, ['ada@example.org']);
    const { code, error, out } = await runDigest(['--content', content, '--send'], 1);
    expect(code).toBe(1);
    expect(error).toMatch(
      /^error: The server 127\.0\.0\.1:1 cannot be reached: .*\nhint: .*it continues\.\n$/u,
    );
    expect(out).toContain('0 sent');
    await addPapers(content, '2026-03-05', 1);
    expect((await runDigest(['--content', content, '--send', '--dry-run'])).out).toContain(
      '2026-03-04, 2026-03-05, 2026-W10, 1 subscriber: 2 would be sent',
    );
  });
});
