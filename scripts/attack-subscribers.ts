import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printLine } from '../src/commands/output.ts';
import { count, createCommand, runCommand } from '../src/commands/program.ts';
import { enumerateReaders } from './attack-subscribers/enumeration.ts';
import { floodsOf, runFlood } from './attack-subscribers/floods.ts';
import { forgeNetworks, injectHeaders } from './attack-subscribers/injections.ts';
import { breakProtocol } from './attack-subscribers/protocol.ts';
import { holdConnections } from './attack-subscribers/slow-clients.ts';
import type { Tally, Target } from './attack-subscribers/target.ts';
import { forgeTokens, replayLinks } from './attack-subscribers/tokens.ts';
import { startMailServer } from './eval-digest/mail-server.ts';
import { writeContent } from './eval-subscribers/kills.ts';
import { KEY, ServiceProcess } from './eval-subscribers/service-process.ts';
import { freePort } from './free-port.ts';

const command = createCommand(
  'attack:subscribers',
  'Attacks the subscribers’ service: tokens, links, headers, broken and slow requests, floods, and attempts to find out who subscribes.',
)
  .option('--requests <count>', 'the number of requests of each flood', count, 10_000)
  .option('--connections <count>', 'the number of slow clients', count, 500)
  .option('--rounds <count>', 'the number of requests for addresses of each kind that are timed', count, 200)
  .addHelpText('after', '\nExit codes: 0 all survived; 1 an attack succeeded; 2 nothing done.');

/** The limit of the service while it is flooded, the default of `subscribers.perHour`. */
const PER_HOUR = 300;

await runCommand(command, async () => {
  const { requests, connections, rounds } =
    command.opts<Record<'requests' | 'connections' | 'rounds', number>>();
  const tallies = [
    ...(await attackService(100_000, async (target) => [
      await forgeTokens(target),
      await replayLinks(target),
      await injectHeaders(target),
      await forgeNetworks(target),
      await breakProtocol(target),
      await holdConnections(target, connections),
      await enumerateReaders(target, rounds),
    ])),
  ];
  // Each of them uses up the limit of an hour.
  for (const flood of floodsOf(PER_HOUR))
    tallies.push(
      ...(await attackService(PER_HOUR, async (target) => [await runFlood(target, flood, requests)])),
    );
  return tallies.every(({ failures }) => failures.length === 0) ? 0 : 1;
});

/** Starts a service that sends so many mails to confirm in an hour, attacks it, and prints what came of it. */
async function attackService(
  perHour: number,
  attack: (target: Target) => Promise<Tally[]>,
): Promise<Tally[]> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-subscribers-'));
  const mails = await startMailServer();
  const service = new ServiceProcess(folder, await freePort(), mails.port);
  try {
    await writeContent(folder, service.address, perHour);
    await service.start();
    const memory = await service.memory();
    const database = join(folder, 'mail/subscribers.sqlite');
    const tallies = await attack({
      address: service.address,
      service: service.address,
      key: KEY,
      mails,
      database,
      log: () => service.log(),
    });
    for (const { kind, tried, failures, figures } of tallies) {
      printLine(
        `${kind.padEnd(20)} ${tried} tried, ${failures.length} failures${figures === undefined ? '' : `; ${figures}`}`,
      );
      for (const each of failures.slice(0, 20)) printLine(`  ${each}`);
    }
    printLine(`memory ${memory} MB before, ${await service.memory()} MB after`);
    return tallies;
  } finally {
    await service.end('SIGTERM');
    await mails.close();
    await rm(folder, { recursive: true, force: true });
  }
}
