import type { Topic } from '../../catalog/topics/topics-file.ts';
import { absoluteUrl, urls } from '../../catalog/urls/urls.ts';
import type { DigestEdition } from '../editions/editions.ts';
import { messageIdOf, unsubscribeUrl } from './addresses.ts';
import { type DigestContent, type DigestSite, digestContent } from './digest-content.ts';
import { fitMail } from './fit-size.ts';
import type { DigestExtent, DigestLook } from './layout.ts';
import { type DkimKey, writeMessage } from './message.ts';
import { subjectOf } from './words.ts';

/** Where a reader can end the subscription, and change it. */
export interface SubscriptionLinks {
  readonly unsubscribe: string;
  readonly manage?: string;
}

/** All that mails have in common. */
export interface MailSettings {
  readonly site: DigestSite;
  readonly look: Pick<DigestLook, 'light' | 'dark'>;
  /** The address of the sender. */
  readonly from: string;
  readonly replyTo?: string | undefined;
  readonly listId: string;
  /** See {@link unsubscribeUrl}. */
  readonly unsubscribe: string;
  readonly secret: string;
  /** The links of a reader to the subscribers' service; they replace `unsubscribe`. */
  readonly links?: ((address: string, published: Date) => SubscriptionLinks) | undefined;
  readonly dkim?: DkimKey | undefined;
}

/** Returns the mail of an edition for a reader; `undefined` if it would have no papers. */
export type WriteMail = (
  edition: DigestEdition,
  reader: { readonly address: string; readonly topics: readonly Topic[] },
) => Promise<Buffer | undefined>;

/** Creates the function that writes mails. Readers of the same topics share the content. */
export function createMailWriter(settings: MailSettings): WriteMail {
  const { site, look, from, replyTo, listId, dkim } = settings;
  const contents = new Map<string, { readonly content: DigestContent; extent?: DigestExtent }>();
  const { host } = new URL(site.url);
  return async (edition, { address, topics }) => {
    const key = [edition.key, ...topics.map(({ slug }) => slug).sort()].join(' ');
    const kept = contents.get(key) ?? { content: digestContent(edition, site, topics) };
    contents.set(key, kept);
    const { content } = kept;
    if (content.paperCount === 0) return undefined;
    const date = new Date(edition.published);
    const links = linksOf(settings, address, date);
    const { html, text, extent } = fitMail(content, { ...look, ...links }, kept.extent);
    kept.extent ??= extent;
    return writeMessage(
      {
        from: { name: site.name, address: from },
        replyTo,
        to: address,
        subject: subjectOf(content),
        html,
        text,
        date,
        messageId: messageIdOf(edition.key, address, host.replace(/:\d+$/u, '')),
        list: {
          id: listId,
          archive: absoluteUrl(site.url, urls.archive()),
          unsubscribe: links.unsubscribe,
        },
      },
      dkim,
    );
  };
}

function linksOf(
  { links, unsubscribe, secret }: MailSettings,
  address: string,
  published: Date,
): SubscriptionLinks {
  return links?.(address, published) ?? { unsubscribe: unsubscribeUrl(unsubscribe, address, secret) };
}
