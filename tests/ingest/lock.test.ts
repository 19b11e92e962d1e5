import { readdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { describe, expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.ts';
import { temporaryFolder, writeFiles } from './command.ts';

// No system hands out process numbers as high as this one.
const GONE = 2 ** 30;

const holder = (pid: number, more: object = {}) => JSON.stringify({ pid, host: hostname(), ...more });

/** Ingests nothing into a content folder that holds these files. */
async function ingestBeside(files: Record<string, string>): Promise<string[]> {
  const content = await temporaryFolder();
  await writeFiles(content, files);
  await ingest({ inputs: [], contentDir: content });
  return readdir(content);
}

describe('the lock of a store', () => {
  test('refuses an ingest while another one is running', async () => {
    const beside = ingestBeside({ '.ingest.lock': holder(process.pid) });
    await expect(beside).rejects.toThrow(`Another ingest is running`);
    await expect(beside).rejects.toMatchObject({ hint: expect.stringContaining('.ingest.lock') });
  });

  test('refuses an ingest while another machine has the lock, since it may still be running', async () => {
    const other = JSON.stringify({ pid: GONE, host: 'another.example.org' });
    await expect(ingestBeside({ '.ingest.lock': other })).rejects.toThrow('another.example.org');
  });

  test('is taken over from a process that is gone', async () => {
    expect(await ingestBeside({ '.ingest.lock': holder(GONE) })).toEqual([]);
  });

  test('is taken over if it is incomplete', async () => {
    expect(await ingestBeside({ '.ingest.lock': '{"pid":' })).toEqual([]);
  });

  test('is taken over from a process that was killed while it took it over', async () => {
    const files = { '.ingest.lock': holder(GONE), '.ingest.lock.takeover': holder(GONE) };
    expect(await ingestBeside(files)).toEqual([]);
  });

  test.runIf(process.platform === 'linux')(
    'is taken over from a dead process whose number another process has now',
    async () => {
      expect(await ingestBeside({ '.ingest.lock': holder(process.pid, { since: '1' }) })).toEqual([]);
    },
  );
});
