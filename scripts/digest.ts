import { setTimeout as sleep } from 'node:timers/promises';
import { printError, printLine } from '../src/commands/output.ts';
import { callersPath, count, createCommand, folderOption, runCommand } from '../src/commands/program.ts';
import { siteAddress } from '../src/commands/site-address.ts';
import { UsageError } from '../src/commands/usage-error.ts';
import { readArchive } from '../src/digest/archive.ts';
import { type DigestArguments, editionKey } from '../src/digest/arguments.ts';
import { lockDigest } from '../src/digest/lock.ts';
import { createMailWriter } from '../src/digest/mail/mail-writer.ts';
import { mailSettingsOf } from '../src/digest/mail-settings.ts';
import { publishEditions } from '../src/digest/publishing.ts';
import { nothingNewLine, sendLines, stoppedLine, unsentLines } from '../src/digest/report-lines.ts';
import { send } from '../src/digest/send.ts';
import { smtpServerOf } from '../src/digest/sending/smtp-settings.ts';
import { defaultSubscribersFile } from '../src/digest/subscribers/subscriber-list.ts';
import { writeMailFiles } from '../src/digest/write-files.ts';
import { problemLine } from '../src/site/config-error.ts';
import { shownPath } from '../src/site/site.ts';
import { isDatabase } from '../src/subscriptions/store/database.ts';

const command = createCommand(
  'digest',
  'Publishes the editions of the digest that are due, writes their mails as files, and sends them.',
)
  .option('--day <YYYY-MM-DD>', 'the edition of this day, instead of what is due')
  .option('--week <YYYY-Www>', 'the edition of this ISO week')
  .option('--topic <slug>', 'with --out: only papers of this topic')
  .option('--out <dir>', 'write the mails as .eml files into this folder')
  .option('--send', 'send the mails to the subscribers')
  .option('--dry-run', 'record nothing and send nothing; say what would be sent')
  .option('--again', 'also send what was refused, and what is in doubt since a run was killed')
  .option(
    '--subscribers <file>',
    'the list of subscribers, or the database of the service (default: mail/subscribers.csv or .sqlite in the content folder)',
  )
  .option('--per-minute <count>', 'the greatest number of mails a minute (default: in site.yaml)', count)
  .option('--pause <seconds>', 'the pause before another attempt, if the server says “later”', count, 60)
  .option('--content <dir>', 'the content folder', 'content')
  .option('--site <url>', 'the address of the site (default: `url` in site.yaml)')
  .addHelpText(
    'after',
    '\nThe password of the mail server is read from BROADSHEET_SMTP_PASSWORD. docs/mail.md describes all settings.\nExit codes: 0 all sent; 1 something was left out or refused, and the messages say what; 2 wrong call or settings, nothing was sent.',
  );

await runCommand(command, async () => {
  const options = command.opts<DigestArguments>();
  const key = editionKey(options);
  const contentDir = folderOption(command, 'content');
  const isSending = options.send === true && options.dryRun !== true;
  const archive = await readArchive(contentDir, siteAddress(options.site));
  const subscribersFile = subscribersFileOf(options, contentDir);
  const usesService = options.send === true && isDatabase(subscribersFile);
  const settings = mailSettingsOf(archive, contentDir, process.env, { isSending, usesService });
  const topic = options.topic === undefined ? undefined : archive.topics.get(options.topic)?.topic;
  if (options.topic !== undefined && topic === undefined)
    throw new UsageError(`There is no topic ${options.topic}.`, 'topics.yaml has the slugs of all topics.');
  // Wrong settings are found before an edition is recorded.
  const server = isSending ? smtpServerOf(archive.config, process.env) : undefined;
  const release = options.dryRun === true ? undefined : await lockDigest(contentDir);
  try {
    const published = publishEditions({
      contentDir,
      papers: archive.papers,
      now: new Date(),
      key,
      isDryRun: options.dryRun === true,
    });
    for (const { key: name, papers } of published.fresh)
      printLine(
        `${name}: ${papers.length} papers, ${options.dryRun ? 'would be a new edition' : 'a new edition'}`,
      );
    if (published.fresh.length === 0 && key === undefined)
      printLine(nothingNewLine(archive.papers.length, published.waiting));
    if (options.out !== undefined) {
      const editions =
        key === undefined
          ? published.fresh
          : [...published.all.values()].flat().filter((edition) => edition.key === key);
      const files = await writeMailFiles(editions, createMailWriter(settings), {
        folder: callersPath(options.out),
        topic,
        address: settings.from,
      });
      for (const file of files) printLine(file);
      if (files.length === 0 && topic !== undefined)
        printLine(`No paper of ${topic.label} is in it, so there is no mail.`);
    }
    return options.send === true
      ? await sendAll(options, { subscribersFile, archive, settings, published, key, server })
      : 0;
  } finally {
    await release?.();
  }
});

function subscribersFileOf({ send: isWanted, subscribers }: DigestArguments, contentDir: string): string {
  if (subscribers !== undefined) return callersPath(subscribers);
  return isWanted === true ? defaultSubscribersFile(contentDir) : '';
}

async function sendAll(
  options: DigestArguments,
  work: Pick<
    Parameters<typeof send>[0],
    'archive' | 'settings' | 'published' | 'key' | 'server' | 'subscribersFile'
  >,
): Promise<number> {
  const stop = new AbortController();
  // The mail that is under way is finished: nothing is in doubt then.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const { archive, subscribersFile } = work;
  const isDryRun = options.dryRun === true;
  const result = await send({
    ...work,
    now: new Date(),
    isDryRun,
    again: options.again === true,
    perMinute: options.perMinute ?? archive.config.digest.perMinute,
    wait: (time) => sleep(time, undefined, { signal: stop.signal }).catch(() => undefined),
    pause: options.pause * 1000,
    signal: stop.signal,
    ...(process.stderr.isTTY && {
      onProgress: (sent: number, total: number) =>
        process.stderr.write(`\r${sent} of ${total} sent${sent === total ? '\n' : ''}`),
    }),
  });
  const { report, problems } = result;
  for (const problem of problems) printError(problemLine(problem));
  for (const line of unsentLines(report.unsent, shownPath(subscribersFile))) printError(line);
  for (const line of sendLines(result, isDryRun)) printLine(line);
  if (report.stopped !== undefined) printError(stoppedLine(report.stopped));
  if (stop.signal.aborted) printError('The command was ended. Run it again: it continues where it ended.');
  const isWhole = problems.length === 0 && report.unsent.length === 0 && report.stopped === undefined;
  return isWhole && !stop.signal.aborted ? 0 : 1;
}
