import { setTimeout as wait } from 'node:timers/promises';
import PostalMime from 'postal-mime';
import { readerKey } from '../../src/digest/mail/addresses.ts';
import { signToken } from '../../src/subscriptions/store/tokens.ts';
import type { MailServer } from '../eval-digest/mail-server.ts';
import { KEY } from './service-process.ts';

/** What a reader does, and so what the database must have in the end. */
export const WAYS = ['stay', 'change', 'leave', 'ignore'] as const;
export type Way = (typeof WAYS)[number];

/** The frequency of a reader's subscription in the end; `undefined` if there must be none. */
export const RESULTS: Readonly<Record<Way, 'day' | 'week' | undefined>> = {
  stay: 'day',
  change: 'week',
  leave: undefined,
  ignore: undefined,
};

/**
 * Goes the way of a reader to its end. A request without an answer is made again, since the service may have been killed before or after
 * it had stored the request.
 */
export async function goWay(service: string, mails: MailServer, number: number, way: Way): Promise<string> {
  const address = `reader${number}@example.org`;
  // Each reader has a network of its own.
  const from = `192.0.${Math.floor(number / 250) % 250}.${number % 250}`;
  const post = async (page: string, body: string) => {
    for (;;) {
      const answer = await fetch(service + page, {
        method: 'POST',
        body: new URLSearchParams(body),
        headers: { 'X-Forwarded-For': from },
      }).catch(() => undefined);
      if (answer?.status === 200) return;
      if (answer !== undefined && answer.status !== 429) throw new Error(`${page}: ${answer.status}`);
      await wait(20);
    }
  };
  await post('subscribe', `address=${address}&frequency=day`);
  const link = await confirmLink(mails, address);
  if (way === 'ignore') return address;
  await post(link, '');
  const token = signToken(KEY, 'manage', readerKey(address), new Date());
  if (way === 'change') await post(`manage?token=${token}`, 'frequency=week&topic=herons');
  if (way === 'leave') await post(`unsubscribe?token=${token}`, 'List-Unsubscribe=One-Click');
  return address;
}

async function confirmLink({ taken }: MailServer, address: string): Promise<string> {
  for (;;) {
    const mail = taken.find(({ to }) => to === address);
    const { text = '' } = mail === undefined ? {} : await PostalMime.parse(mail.message);
    const link = /confirm\?token=\S+/u.exec(text)?.[0];
    if (link !== undefined) return link;
    await wait(20);
  }
}
