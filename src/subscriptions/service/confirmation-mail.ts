import { writeMessage } from '../../digest/mail/message.ts';
import type { SubscriptionRequest } from '../store/rows.ts';
import { serviceUrl, signToken } from '../store/tokens.ts';
import { html } from './html.ts';
import type { ServiceSettings } from './settings.ts';
import { FREQUENCY_WORDS, topicWords } from './views.ts';

/**
 * The mail that asks a reader to confirm a request. Only it says whether the address is known: a subscriber gets a link to the
 * subscription, too. All texts in it are those of the site, so nobody can send messages to others by it.
 */
export function confirmationMail(
  request: SubscriptionRequest,
  isSubscriber: boolean,
  settings: ServiceSettings,
): Promise<Buffer> {
  const { siteName, siteUrl, address, key, from, replyTo, topics, colours, dkim } = settings;
  const asked = new Date(request.created);
  const confirm = serviceUrl(address, 'confirm', signToken(key, 'confirm', request.id, asked));
  const manage = serviceUrl(address, 'manage', signToken(key, 'manage', request.reader, asked));
  const choice = `${topicWords(request, topics)}. ${FREQUENCY_WORDS[request.frequency]}.`;
  const reason = isSubscriber
    ? `Somebody, probably you, asked for the digest of ${siteName} for this address, which has a subscription. The first link changes it to:`
    : `Somebody, probably you, asked for the digest of ${siteName} for this address:`;
  const otherwise = isSubscriber
    ? 'If you do nothing, your subscription stays as it is.'
    : 'If it was not you, do nothing: no more mails come, and the address is erased after two days.';
  const { paper, ink, muted, accent } = colours.light;
  const button = `display:inline-block;padding:10px 20px;background:${accent};color:${paper};text-decoration:none;font-weight:bold`;
  const page = html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${siteName}</title></head>
<body style="margin:0;padding:24px 16px;background:${paper};color:${ink};font:16px/1.5 Georgia,serif"><div style="max-width:600px;margin:0 auto">
<p style="font-weight:bold"><a href="${siteUrl}" style="color:${accent};text-decoration:none">${siteName}</a></p>
<p>${reason}</p><p><b>${choice}</b></p>
<p><a href="${confirm}" style="${button}">${isSubscriber ? 'Change my subscription' : 'Confirm my subscription'}</a></p>
${isSubscriber ? html`<p><a href="${manage}" style="color:${accent}">See, change or end what I have</a></p>` : undefined}
<p style="color:${muted}">${otherwise} The link works for two days.</p></div></body></html>
`;
  const lines = [
    reason,
    choice,
    `${isSubscriber ? 'Change it' : 'Confirm it'}: ${confirm}`,
    ...(isSubscriber ? [`See, change or end what you have: ${manage}`] : []),
    `${otherwise} The link works for two days.`,
    `-- \n${siteName}, ${siteUrl}`,
  ];
  return writeMessage(
    {
      from: { name: siteName, address: from },
      replyTo,
      to: request.address,
      subject: `${siteName}: please confirm your subscription`,
      html: page.text,
      text: `${lines.join('\n\n')}\n`,
      date: asked,
      messageId: `<confirm.${request.id}@${new URL(siteUrl).hostname}>`,
    },
    dkim,
  );
}
