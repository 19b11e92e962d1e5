import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { exitCodeOf } from '../src/commands/child-process.ts';
import { callersPath, count, createCommand, projectRoot, runCommand } from '../src/commands/program.ts';
import { startMailServer } from './eval-digest/mail-server.ts';

const command = createCommand(
  'eval:digest',
  'Sends an edition of the digest to a mail server on this machine, kills the sender again and again, and counts the mails of each reader.',
)
  .requiredOption('--content <dir>', 'the content folder')
  .requiredOption('--day <YYYY-MM-DD>', 'the edition')
  .option('--readers <count>', 'the number of readers', count, 300)
  .option('--kills <count>', 'the number of kills', count, 30);

interface Options {
  readonly content: string;
  readonly day: string;
  readonly readers: number;
  readonly kills: number;
}

await runCommand(command, async () => {
  const { content, day, readers, kills } = command.opts<Options>();
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-mails-'));
  // The settings of the content folder may name a user.
  const server = await startMailServer(undefined, () => Math.random() * 20, {
    allowInsecureAuth: true,
    onAuth: ({ username }, _session, done) => done(null, { user: username }),
  });
  const addresses = Array.from({ length: readers }, (_, i) => `reader${i}@example.org`);
  const list = join(folder, 'subscribers.csv');
  await writeFile(list, addresses.map((address) => `${address}\n`).join(''));
  const args = ['--content', callersPath(content), '--day', day, '--site', 'https://papers.example.org/'];
  const send = () =>
    spawn(
      process.execPath,
      [
        join(projectRoot, 'scripts/digest.ts'),
        ...args,
        '--send',
        '--subscribers',
        list,
        '--per-minute',
        '6000',
      ],
      {
        stdio: ['ignore', 'inherit', 'inherit'],
        env: {
          ...process.env,
          BROADSHEET_SMTP_HOST: '127.0.0.1',
          BROADSHEET_SMTP_PORT: String(server.port),
          BROADSHEET_SMTP_SECURITY: 'none',
          BROADSHEET_SMTP_PASSWORD: 'any',
        },
      },
    );
  try {
    for (let kill = 1; kill <= kills; kill++) {
      const child = send();
      const ended = exitCodeOf(child);
      const until = Math.floor((readers * kill) / (kills + 2));
      const reached = async () => {
        while (server.taken.length < until) await wait(1);
        await wait(Math.random() * 60);
      };
      await Promise.race([reached(), ended]);
      child.kill('SIGKILL');
      await ended;
    }
    const code = await exitCodeOf(send());
    await wait(100);
    const counts = server.counts();
    const numbers = Map.groupBy(addresses, (address) => counts.get(address) ?? 0);
    for (const [mails, own] of [...numbers].sort(([a], [b]) => a - b))
      console.log(`${own.length} readers got ${mails} mails`);
    const doubts = (await readFile(`${list}.sent.jsonl`, 'utf8')).matchAll(/"state":"sending"/gu);
    console.log(
      `${kills} kills, exit code of the last run: ${code}; ${[...doubts].length} mails begun for ${counts.size} readers`,
    );
    return numbers.size === 1 && numbers.has(1) ? 0 : 1;
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
});
