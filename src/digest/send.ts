import { dirname } from 'node:path';
import type { ConfigProblem } from '../site/config-error.ts';
import { keepPrivate } from '../store/private-folder.ts';
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
import { openSubscriberList } from './subscribers/subscriber-list.ts';

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
  /** Subscriptions that were paused, since mails were refused again and again. */
  readonly paused: number;
  /** The editions that were to be sent. */
  readonly editions: readonly EditionKey[];
}

/**
 * Sends editions to the subscribers. The journal is beside the list of subscribers, such as `subscribers.csv.sent.jsonl`.
 * @throws {UsageError} if there is no list, or the journal cannot be read.
 */
export async function send(options: SendOptions): Promise<SendResult> {
  const { archive, published, settings, subscribersFile, key, now, isDryRun, server } = options;
  if (!isDryRun) keepPrivate(dirname(subscribersFile));
  const list = openSubscriberList(
    subscribersFile,
    archive.topics.all.map(({ topic }) => topic),
  );
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
      subscribers: list.subscribers,
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
      problems: list.problems,
      subscribers: list.subscribers.length,
      paused: isDryRun ? 0 : list.pauseRefused(journal, new Date()),
      editions: editions.map((edition) => edition.key),
    };
  } finally {
    list.close();
    journal.close();
  }
}
