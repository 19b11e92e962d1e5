import type { Topic } from '../../catalog/topics/topics-file.ts';
import { maskedAddress } from '../../digest/mail/addresses.ts';
import type { Choice, StoredSubscriber, SubscriptionRequest } from '../store/rows.ts';
import { TOKEN_DAYS } from '../store/tokens.ts';
import { topicsNamed } from '../store/topic-names.ts';
import { type Html, html } from './html.ts';
import type { ServiceSettings } from './settings.ts';

export function subscribeView(siteName: string, topics: readonly Topic[]): Html {
  return html`<p>The digest of ${siteName}: new papers by mail, with a link to each. You can end it with one click.</p>
<form method="post" action="subscribe">
<p><label class="name" for="address">Your mail address</label>
<input type="email" id="address" name="address" autocomplete="email" maxlength="254" required></p>
${choiceFields(topics, { topics: [], frequency: 'day' })}
<button>Subscribe</button>
</form>`;
}

/** It does not tell whether the address was known before. */
export function sentView(address: string): Html {
  return html`<p>We send a mail to <b>${address}</b>. Open the link in it and confirm: you get nothing else before that. The link works
for ${TOKEN_DAYS.confirm} days.</p>
<p class="hint">If no mail comes, look into the folder for spam, and check the address. One address gets at most three such mails a day.</p>`;
}

export function confirmView(token: string, request: SubscriptionRequest, topics: readonly Topic[]): Html {
  return html`${facts(request, topics)}
<form method="post" action="confirm?token=${token}"><button>Confirm</button></form>`;
}

/** @param manageToken a token to change the subscription. */
export function subscribedView(
  subscriber: StoredSubscriber,
  { siteName, siteUrl, topics }: ServiceSettings,
  manageToken: string,
): Html {
  return html`${facts(subscriber, topics)}
<p>Each mail has a link to end the subscription, and one to <a href="manage?token=${manageToken}">change it</a>.</p>
<p><a href="${siteUrl}">Go to ${siteName}</a></p>`;
}

export function manageView(token: string, subscriber: StoredSubscriber, topics: readonly Topic[]): Html {
  const paused = html`<p class="notice">Mails are paused, because your mail server refused several of them. Save to go on.</p>`;
  return html`${facts(subscriber, topics)}
${subscriber.paused === null ? undefined : paused}
<form method="post" action="manage?token=${token}">
${choiceFields(topics, subscriber)}
<button>Save</button>
</form>
<h2>Your data</h2>
<p><a href="data?token=${token}">Download all that is stored about you</a></p>
<p><a href="unsubscribe?token=${token}">Unsubscribe, and erase your data</a></p>
<p class="hint">The link to this page works for ${TOKEN_DAYS.manage} days. Do not pass it on.</p>`;
}

export function unsubscribeView(token: string, subscriber: StoredSubscriber, topics: readonly Topic[]): Html {
  return html`${facts(subscriber, topics)}
<p>This also erases your address and all that is stored with it.</p>
<form method="post" action="unsubscribe?token=${token}"><button>Unsubscribe</button></form>`;
}

export function unsubscribedView({ siteName, siteUrl }: ServiceSettings): Html {
  return html`<p>You get no more mails from ${siteName}, except one that may be on its way. Your address and all that was stored with it are
erased.</p>
<p><a href="${siteUrl}">Go to ${siteName}</a></p>`;
}

/** @param service the address of the service. */
export function deadLinkView(service: string): Html {
  return html`<p>It has expired, was changed on its way, or belongs to a subscription that has ended.</p>
<p>To get a new link, <a href="${service}">subscribe again</a> with the same address: the mail that comes then also lets you change or end
what you have.</p>`;
}

function facts(choice: Choice & { readonly address: string }, topics: readonly Topic[]): Html {
  return html`<dl>
<dt>Address</dt><dd>${maskedAddress(choice.address)}</dd>
<dt>Papers</dt><dd>${topicWords(choice, topics)}</dd>
<dt>Mails</dt><dd>${FREQUENCY_WORDS[choice.frequency]}</dd>
</dl>`;
}

/** How often mails come. */
export const FREQUENCY_WORDS = { day: 'Every day with new papers', week: 'Once a week' } as const;

/** The topics of a choice, such as `Reasoning, Agents`. */
export function topicWords({ topics: chosen }: Choice, topics: readonly Topic[]): string {
  const labels = topicsNamed(chosen, topics).known.map(({ label }) => label);
  return labels.length === 0 ? 'All topics' : labels.join(', ');
}

function choiceFields(topics: readonly Topic[], { topics: chosen, frequency }: Choice): Html {
  const { known } = topicsNamed(chosen, topics);
  const option = (value: 'day' | 'week') =>
    html`<label><input type="radio" name="frequency" value="${value}" ${frequency === value ? 'checked' : ''}> ${FREQUENCY_WORDS[value]}</label>`;
  const box = (topic: Topic) =>
    html`<label><input type="checkbox" name="topic" value="${topic.slug}" ${known.includes(topic) ? 'checked' : ''}> ${topic.label}</label>`;
  const groups = [...Map.groupBy(topics, ({ group }) => group)].map(
    ([group, own]) =>
      html`<fieldset><legend>${group}</legend><div class="choices">${own.map(box)}</div></fieldset>`,
  );
  return html`<fieldset><legend>How often</legend><div class="choices often">${option('day')}${option('week')}</div></fieldset>
<details ${known.length > 0 ? 'open' : ''}><summary>Only some topics</summary>
<p class="hint">If you choose none, you get the papers of all topics.</p>
${groups}</details>`;
}
