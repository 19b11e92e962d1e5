import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { dailyItem, project, storeTexts, temporaryFolder, writeFiles } from '../ingest/command.ts';
import { oaiError, recordsAnswer } from './documents.ts';
import { ok, serve, silent, stalled, status } from './server.ts';

interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

/** Starts `npm run fetch` as a person does, from `cwd`. */
function startFetch(cwd: string, args: readonly string[]): Run {
  const child = spawn(process.execPath, [join(project, 'scripts/fetch.ts'), ...args], {
    env: { ...process.env, INIT_CWD: cwd, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    output.stdout += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += String(chunk);
  });
  const ended = new Promise<number | null>((done) => child.on('close', done)).then((code) => ({
    code,
    ...output,
  }));
  return { child, ended };
}

const day = (id: string) => JSON.stringify([dailyItem(id, 'On quiet listings')]);

describe('npm run fetch', () => {
  test('fetches, ingests and reports, and says who asks', async () => {
    const server = await serve();
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'c/site.yaml': 'url: https://papers.example.org/\n' });
    server.behave(ok(day('2603.00001')));
    const args = ['hf', '--date', '2026-03-04', '--content', 'c', '--base', server.base];
    const outcome = await startFetch(folder, args).ended;
    expect(outcome).toMatchObject({ code: 0, stderr: expect.stringContaining('2026-03-04  1 papers') });
    expect(outcome.stdout).toMatch(/^new +1$/m);
    expect(server.log[0]?.userAgent).toMatch(
      /^Broadsheet\/\d+\.\d+\.\d+ \(\+https:\/\/papers\.example\.org\/\)$/,
    );
    expect(await storeTexts(join(folder, 'c'))).toHaveLength(1);
  });

  test('says what failed, and ends with exit code 1', async () => {
    const server = await serve();
    const folder = await temporaryFolder();
    server.behave(status(404));
    const args = ['announcements', '--category', 'cs.CL', 'cs.LG', '--content', 'c', '--base', server.base];
    const outcome = await startFetch(folder, args).ended;
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toMatch(
      /^error: arXiv announcements: .* status 404 for \/rss\/cs\.CL\+cs\.LG\.$/m,
    );
    expect(outcome.stdout).toBe('Nothing new.\n');
  });

  test.each([
    [['hf'], 'Which days?'],
    [['hf', '--since', '2999-01-01'], 'in the future'],
    [['hf', '--since', '2026-03-04', '--date', '2026-03-04'], 'cannot be used with'],
    [['arxiv'], 'Which papers?'],
    [['usenet'], "unknown command 'usenet'"],
  ])('does nothing for %j', async (args, message) => {
    const folder = await temporaryFolder();
    const base = args[0] === 'usenet' ? [] : ['--base', 'http://127.0.0.1:9', '--content', 'c'];
    const outcome = await startFetch(folder, [...args, ...base]).ended;
    expect(outcome).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
    expect(existsSync(join(folder, 'c'))).toBe(false);
  });

  test('keeps a second run out while one is at work, and loses nothing when it is killed', async () => {
    const server = await serve();
    const folder = await temporaryFolder();
    const args = ['hf', '--since', '2026-03-04', '--content', 'c', '--base', server.base];
    server.behave(ok(day('2603.00001')), stalled(day('2603.00002')));
    const first = startFetch(folder, args);
    await vi.waitFor(() => expect(server.log).toHaveLength(2), { timeout: 10_000 });
    const second = await startFetch(folder, args).ended;
    expect(second).toMatchObject({ code: 2, stderr: expect.stringContaining('Another fetch is running') });
    first.child.kill('SIGKILL');
    await first.ended;
    const inbox = join(folder, 'c/inbox/hf-daily');
    expect(await readFile(join(inbox, '2026-03-04.json'), 'utf8')).toBe(day('2603.00001'));
    expect(existsSync(join(inbox, '2026-03-05.json'))).toBe(false);
    server.log.length = 0;
    server.behave(ok(day('2603.00002')));
    const again = [...args.slice(0, 1), '--date', '2026-03-05', ...args.slice(3)];
    expect((await startFetch(folder, again).ended).stdout).toMatch(/^new +2$/m);
    expect(server.log).toHaveLength(1);
  });

  test('goes on with the token of a harvest that was killed, three seconds later at the earliest', async () => {
    const server = await serve();
    const folder = await temporaryFolder();
    const args = ['oai', '--set', 'cs', '--from', '2026-03-04', '--until', '2026-03-04', '--no-ingest'];
    const all = [...args, '--content', 'c', '--base', server.base];
    server.behave(ok(recordsAnswer(3, 'a|1')), silent);
    const begin = Date.now();
    const first = startFetch(folder, all);
    await vi.waitFor(() => expect(server.log).toHaveLength(2), { timeout: 15_000 });
    first.child.kill('SIGKILL');
    await first.ended;
    const noted = await lastStart(join(folder, 'c', 'inbox'));
    server.behave(ok(recordsAnswer(2)), ok(oaiError('badArgument')));
    expect((await startFetch(folder, all).ended).code).toBe(0);
    expect(server.log.map(({ query }) => query.get('resumptionToken'))).toEqual([null, 'a|1', 'a|1']);
    const [one = 0, two = 0, three = 0] = server.log.map(({ time }) => time);
    // A busy machine tells late when a request came, never early: what is noted of its start says the least time between.
    expect(two - begin).toBeGreaterThanOrEqual(3000);
    expect(noted).toBeLessThanOrEqual(two);
    expect(noted - begin).toBeGreaterThanOrEqual(3000);
    expect(one).toBeLessThanOrEqual(noted);
    expect(three - noted).toBeGreaterThanOrEqual(3000);
    expect((await startFetch(folder, all).ended).code).toBe(0);
    expect(server.log).toHaveLength(3);
  });
});

/** When the last request of a run started, as its inbox notes it for the next run. */
async function lastStart(inbox: string): Promise<number> {
  const [note = ''] = (await readdir(inbox)).filter((name) => name.startsWith('.last-request-'));
  return z.number().parse(JSON.parse(await readFile(join(inbox, note), 'utf8')));
}
