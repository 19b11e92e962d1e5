import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../commands/usage-error.ts';
import type { ConfigProblem } from '../site/config-error.ts';
import { shownPath } from '../site/site.ts';
import { readSettingsText } from '../site/yaml-file.ts';
import type { Archive } from './archive.ts';
import { dueEditions } from './editions/due-editions.ts';
import type { EditionKey } from './editions/frequency.ts';
import type { MailSettings } from './mail/mail-writer.ts';
import { createMailWriter } from './mail/mail-writer.ts';
import type { Published } from './publishing.ts';
import { openJournal } from './sending/journal.ts';
import type { SendingReport } from './sending/queue.ts';
import { sendEditions } from './sending/send-editions.ts';
import { openSession } from './sending/smtp-session.ts';
import type { SmtpServer } from './sending/smtp-settings.ts';
import { createThrottle } from './sending/throttle.ts';
import { parseSubscribers, type Subscriber } from './subscribers/subscribers-file.ts';

/** The folder of a content folder that holds what nobody else may see: the subscribers and the journal of their mails. */
const PRIVATE_FOLDER = 'mail';

export interface SendOptions {
  readonly archive: Archive;
  readonly published: Published;
  /** The one edition that is wanted; by default those that are due. */
  readonly key?: EditionKey | undefined;
  readonly settings: MailSettings;
  readonly subscribersFile: string;
  readonly now: Date;
  readonly isDryRun: boolean;
  /** Whether to send again what was refused, and what is in doubt. */
  readonly again: boolean;
  /** Not needed for a dry run. */
  readonly server?: SmtpServer | undefined;
  readonly perMinute: number;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** The pause before another attempt, in milliseconds. */
  readonly pause: number;
  readonly signal: AbortSignal;
  /** Called after each mail. */
  readonly onProgress?: ((sent: number, total: number) => unknown) | undefined;
}

export interface SendResult {
  readonly report: SendingReport;
  /** Lines of the list of subscribers that are left out. */
  readonly problems: readonly ConfigProblem[];
  readonly subscribers: number;
  /** The editions that were to be sent. */
  readonly editions: readonly EditionKey[];
}

/** The list of subscribers of a content folder, unless the command line names another file. */
export function defaultSubscribersFile(contentDir: string): string {
  return join(contentDir, PRIVATE_FOLDER, 'subscribers.csv');
}

/**
 * Sends editions to the subscribers. The journal is beside the list of subscribers, `subscribers.csv.sent.jsonl`.
 * @throws {UsageError} if there is no list, or the journal cannot be read.
 */
export async function send(options: SendOptions): Promise<SendResult> {
  const { archive, published, settings, subscribersFile, key, now, isDryRun, server } = options;
  const { subscribers, problems } = readSubscribers(subscribersFile, archive);
  if (!isDryRun) keepPrivate(dirname(subscribersFile));
  const journal = openJournal(
    `${subscribersFile}.sent.jsonl`,
    isDryRun ? 'dry-run' : 'write',
    () => new Date(),
  );
  try {
    const editions = [...published.all.values()].flatMap((all) =>
      key === undefined ? dueEditions(all, journal, now) : all.filter((edition) => edition.key === key),
    );
    const write = createMailWriter(settings);
    const report = await sendEditions({
      ...options,
      editions,
      subscribers,
      journal,
      write,
      from: settings.from,
      connect: async () => {
        if (isDryRun || server === undefined)
          return { isOver: false, deliver: async () => ({ kind: 'sent' }), close: () => undefined };
        return openSession(server);
      },
      throttle: isDryRun ? async () => undefined : createThrottle(options.perMinute, options.wait),
      pause: () => options.wait(options.pause),
    });
    return {
      report,
      problems,
      subscribers: subscribers.length,
      editions: editions.map((edition) => edition.key),
    };
  } finally {
    journal.close();
  }
}

function readSubscribers(
  path: string,
  { topics }: Archive,
): { subscribers: readonly Subscriber[]; problems: readonly ConfigProblem[] } {
  if (!existsSync(path))
    throw new UsageError(
      `There is no list of subscribers: ${path}.`,
      'Write one, a line for each reader: ada@example.org, reasoning agents, week. Or name another file with --subscribers.',
    );
  const name = shownPath(path);
  return parseSubscribers(
    readSettingsText(path, name),
    name,
    topics.all.map(({ topic }) => topic),
  );
}

/** The folder of the list gets a `.gitignore` if it is Broadsheet's own: a content folder is often a public repository. */
function keepPrivate(folder: string): void {
  const ignored = join(folder, '.gitignore');
  if (!folder.endsWith(PRIVATE_FOLDER) || existsSync(ignored)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(ignored, '*\n');
}
