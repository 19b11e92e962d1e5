import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { count, createCommand, runCommand } from '../src/commands/program.ts';
import { startMailServer } from './eval-digest/mail-server.ts';
import { flood } from './eval-subscribers/flood.ts';
import { killUnderLoad, writeContent } from './eval-subscribers/kills.ts';
import { goWay } from './eval-subscribers/reader.ts';
import { ServiceProcess } from './eval-subscribers/service-process.ts';
import { freePort } from './free-port.ts';

const command = createCommand(
  'eval:subscribers',
  'Kills the subscribers’ service again and again while readers use it, counts subscribers that are lost or doubled, and floods it with requests.',
)
  .option('--kills <count>', 'the number of kills', count, 100)
  .option('--requests <count>', 'the number of requests of the flood', count, 10_000);

await runCommand(command, async () => {
  const { kills, requests } = command.opts<{ kills: number; requests: number }>();
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-subscribers-'));
  const mails = await startMailServer();
  try {
    const service = new ServiceProcess(folder, await freePort(), mails.port);
    await writeContent(folder, service.address);
    const database = join(folder, 'mail/subscribers.sqlite');
    const { readers, faults, mailedAgain } = await killUnderLoad(service, mails, database, kills, (kill) => {
      if (process.stderr.isTTY)
        process.stderr.write(`\r${kill} of ${kills} kills${kill === kills ? '\n' : ''}`);
    });
    const { stay, change, leave, ignore } = readers;
    console.log(
      `${kills} kills; ${stay} readers subscribed, ${change} also changed, ${leave} left again, ${ignore} did not confirm; ${mailedAgain} got a second mail`,
    );
    for (const fault of faults) console.error(fault);
    console.log(`${faults.length} subscribers are lost, doubled or wrong`);
    await service.start();
    const before = await service.memory();
    const [report, seconds] = await Promise.all([
      flood(service.address, requests),
      // Another reader, who subscribes meanwhile.
      timed(() => goWay(service.address, mails, 1_000_000, 'change')),
    ]);
    const answers = [...report.statuses].sort().map(([status, number]) => `${number} × ${status}`);
    console.log(
      `${report.requests} requests in ${report.seconds.toFixed(1)} s (${answers.join(', ')}); memory ${before} MB before, ${await service.memory()} MB after; a reader subscribed and changed in ${seconds.toFixed(1)} s meanwhile`,
    );
    await service.end('SIGTERM');
    return faults.length === 0 && (report.statuses.get(0) ?? 0) === 0 ? 0 : 1;
  } finally {
    await mails.close();
    await rm(folder, { recursive: true, force: true });
  }
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
