import type { Topic } from '../../catalog/topics/topics-file.ts';
import { absoluteUrl, urls } from '../../catalog/urls/urls.ts';
import type { DigestEdition } from '../editions/editions.ts';
import { messageIdOf, unsubscribeUrl } from './addresses.ts';
import { type DigestContent, type DigestSite, digestContent } from './digest-content.ts';
import { fitMail } from './fit-size.ts';
import type { DigestExtent, DigestLook } from './layout.ts';
import { type DkimKey, writeMessage } from './message.ts';
import { subjectOf } from './words.ts';

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
  readonly dkim?: DkimKey | undefined;
}

/** Returns the mail of an edition for a reader; `undefined` if it would have no papers. */
export type WriteMail = (
  edition: DigestEdition,
  reader: { readonly address: string; readonly topics: readonly Topic[] },
) => Promise<Buffer | undefined>;

/** Creates the function that writes mails. Readers of the same topics share the content. */
export function createMailWriter(settings: MailSettings): WriteMail {
  const { site, look, from, replyTo, listId, unsubscribe, secret, dkim } = settings;
  const contents = new Map<string, { readonly content: DigestContent; extent?: DigestExtent }>();
  const { host } = new URL(site.url);
  return async (edition, { address, topics }) => {
    const key = [edition.key, ...topics.map(({ slug }) => slug).sort()].join(' ');
    const kept = contents.get(key) ?? { content: digestContent(edition, site, topics) };
    contents.set(key, kept);
    const { content } = kept;
    if (content.paperCount === 0) return undefined;
    const end = unsubscribeUrl(unsubscribe, address, secret);
    const { html, text, extent } = fitMail(content, { ...look, unsubscribe: end }, kept.extent);
    kept.extent ??= extent;
    return writeMessage(
      {
        from: { name: site.name, address: from },
        replyTo,
        to: address,
        subject: subjectOf(content),
        html,
        text,
        date: new Date(edition.published),
        messageId: messageIdOf(edition.key, address, host.replace(/:\d+$/u, '')),
        list: { id: listId, archive: absoluteUrl(site.url, urls.archive()) },
        unsubscribe: end,
      },
      dkim,
    );
  };
}
