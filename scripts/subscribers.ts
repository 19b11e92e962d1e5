import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Option } from 'commander';
import { printLine } from '../src/commands/output.ts';
import { callersPath, createCommand, folderOption, runCommand } from '../src/commands/program.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import { PRIVATE_FOLDER } from '../src/store/private-folder.ts';
import { importList } from '../src/subscriptions/service/import-list.ts';
import { startService } from '../src/subscriptions/service/service.ts';
import { serviceSettings } from '../src/subscriptions/service/settings.ts';

const command = createCommand(
  'subscribers',
  'Runs the service at which readers subscribe to the digest by mail, and change or end their subscription.',
)
  .option('--content <dir>', 'the content folder', 'content')
  .option('--database <file>', 'the database (default: mail/subscribers.sqlite in the content folder)')
  .addOption(
    new Option('--host <address>', 'the address to listen on').env('BROADSHEET_HOST').default('127.0.0.1'),
  )
  .addOption(new Option('--port <number>', 'the port; 0 takes any free one').env('PORT').default('8025'))
  .addOption(
    new Option(
      '--proxies <count>',
      'the number of reverse proxies in front, whose X-Forwarded-For is trusted',
    )
      .env('BROADSHEET_PROXIES')
      .default('0'),
  )
  .option(
    '--import <file>',
    'move the readers of a list such as mail/subscribers.csv into the database, and end',
  )
  .addHelpText(
    'after',
    '\nSecrets are read from BROADSHEET_UNSUBSCRIBE_KEY and BROADSHEET_SMTP_PASSWORD. docs/mail.md describes all settings.\nExit codes: 0 ended by SIGINT or SIGTERM, or imported; 2 wrong call or settings.',
  );

interface Options {
  readonly database?: string;
  readonly host: string;
  readonly port: string;
  readonly proxies: string;
  readonly import?: string;
}

await runCommand(command, async () => {
  const options = command.opts<Options>();
  const contentDir = folderOption(command, 'content');
  const database =
    options.database === undefined
      ? join(contentDir, PRIVATE_FOLDER, 'subscribers.sqlite')
      : callersPath(options.database);
  if (options.import !== undefined) {
    printLine(await importList(callersPath(options.import), database, contentDir, new Date()));
    return 0;
  }
  const list = join(dirname(database), 'subscribers.csv');
  if (existsSync(list))
    throw new UsageError(
      `There is a list of subscribers beside the database, ${list}, whose readers could not end their subscription here.`,
      `Move them into the database: npm run subscribers -- --content ${contentDir} --import ${list}`,
    );
  const port = numberOf('--port', options.port, 65_535);
  const settings = serviceSettings(contentDir, process.env, numberOf('--proxies', options.proxies, 9));
  const log = (line: string) => printLine(`${new Date().toISOString()} ${line}`);
  const service = await startService({ settings, database, host: options.host, port, log });
  log(`listening on ${options.host}:${service.port} for ${settings.address}, data in ${dirname(database)}`);
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  log('ending');
  await service.close();
  return 0;
});

function numberOf(option: string, text: string, most: number): number {
  if (/^\d{1,5}$/u.test(text) && Number(text) <= most) return Number(text);
  throw new UsageError(`${option} is “${text}”.`, `Give a whole number from 0 to ${most}.`);
}
