import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/building/configuration.ts';
import { findWordVectors } from '../../src/building/search/word-vectors.ts';
import { readRegularFile } from '../../src/commands/regular-file.ts';
import { UsageError } from '../../src/commands/usage-error.ts';
import { readRemovedPapers } from '../../src/ingest/removed-papers.ts';
import { digestOfFile } from '../../src/output/file-record.ts';
import { readStatus } from '../../src/publishing/status.ts';
import { appendToLog, readLog } from '../../src/store/append-log.ts';

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-pipes-'));
  await writeFile(at('file'), 'text');
  await symlink(at('file'), at('link'));
  const pipes = ['pipe', 'site.yaml', 'topics.yaml', 'word-vectors.bin', 'status.json', 'removed.txt'];
  execFileSync('mkfifo', pipes.map(at));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a file that people or programs put into a folder', () => {
  test.each(['file', 'link'])('is read, also behind a link: %s', (name) => {
    expect(readRegularFile(at(name)).toString()).toBe('text');
  });

  test.each(['pipe', '/dev/null'])('is refused if it is a pipe or a device: %s', (name) => {
    const path = name.startsWith('/') ? name : at(name);
    expect(() => readRegularFile(path)).toThrow(UsageError);
    expect(() => digestOfFile(path)).toThrow(`${path} is no file, but a pipe, a socket or a device.`);
  });

  test('is missing, or a folder, with the error of the system', () => {
    expect(() => readRegularFile(at('nothing'))).toThrow('ENOENT');
    expect(() => readRegularFile(folder)).toThrow('EISDIR');
  });
});

describe('no command waits for a pipe', () => {
  test('in the place of settings, which it names both', () => {
    expect(() => readConfiguration(folder)).toThrow(
      /site\.yaml:1:1: .*a pipe[\s\S]*topics\.yaml:1:1: .*a pipe/u,
    );
  });

  test('in the place of word vectors, without which it goes on', async () => {
    const { file, warning } = await findWordVectors(folder);
    expect(file).toBeUndefined();
    expect(warning).toContain('word-vectors.bin is no file, but a pipe');
  });

  test('in the place of the status, the list of removed papers, or a record of mails', async () => {
    await expect(readStatus(folder)).rejects.toThrow('status.json cannot be read');
    await expect(readRemovedPapers(folder)).rejects.toThrow('removed.txt is no file');
    expect(() => readLog(at('pipe'))).toThrow(UsageError);
    expect(() => appendToLog(at('pipe'), ['line'])).toThrow(UsageError);
  });
});
