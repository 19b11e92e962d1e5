import type { DigestEdition } from '../editions/editions.ts';
import { readerKey } from '../mail/addresses.ts';
import type { Subscriber } from '../subscribers/subscribers-file.ts';
import type { Journal } from './journal.ts';
import type { Outcome } from './outcome.ts';

/** A mail that a reader did not get, and why. */
export interface Unsent {
  readonly subscriber: Subscriber;
  readonly edition: string;
  readonly kind: 'refused' | 'later' | 'doubt';
  /** The answer of the server; empty for a doubt, and for a refusal in a former run. */
  readonly reply: string;
}

export interface SendingReport {
  sent: number;
  /** Mails that former runs had sent. */
  already: number;
  readonly unsent: Unsent[];
  /** Why the work ended early. */
  stopped?: { readonly message: string; readonly hint: string };
}

/** A mail that is to be sent. */
export interface Waiting {
  readonly subscriber: Subscriber;
  readonly edition: DigestEdition;
  readonly reader: string;
  /** Whether the mailbox did not take an earlier mail, or an earlier attempt. */
  readonly hasFailed: boolean;
}

export interface QueueOptions {
  readonly subscribers: readonly Subscriber[];
  readonly journal: Journal;
  /** Whether to send again what was refused, and what is in doubt. */
  readonly again: boolean;
}

/** The mails of an edition that are to be sent. Those that are not, but did not arrive either, are added to the report. */
export function queueOf(edition: DigestEdition, options: QueueOptions, report: SendingReport): Waiting[] {
  const { subscribers, journal, again } = options;
  return subscribers.flatMap((subscriber) => {
    if (subscriber.frequency !== edition.frequency) return [];
    const reader = readerKey(subscriber.address);
    const state = journal.stateOf(edition.key, reader);
    if (state === 'sent') report.already += 1;
    else if (state === undefined || state === 'ready' || state === 'later' || again)
      return [
        {
          ...{ subscriber, edition, reader },
          hasFailed: state === 'later' || journal.refusalsOf(reader).length > 0,
        },
      ];
    else
      report.unsent.push({
        subscriber,
        edition: edition.key,
        kind: state === 'sending' ? 'doubt' : 'refused',
        reply: '',
      });
    return [];
  });
}

/** The report of a mail that the server did not take. */
export function unsentOf(
  { subscriber, edition }: Waiting,
  { kind, reply }: Exclude<Outcome, { kind: 'sent' }>,
): Unsent {
  return { subscriber, edition: edition.key, kind: kind === 'refused' ? 'refused' : 'later', reply };
}
