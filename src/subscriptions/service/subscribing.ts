import { signToken } from '../store/tokens.ts';
import type { Context, Visit } from './context.ts';
import { addressIn, choiceIn } from './form.ts';
import { html } from './html.ts';
import type { Answer } from './page.ts';
import { confirmView, sentView, subscribedView, subscribeView } from './views.ts';

/** The form, for sites that have none. */
export function startPage({ page, settings }: Context): Answer {
  return page(200, 'Subscribe by mail', subscribeView(settings.siteName, settings.topics));
}

/** Records a request. The answer is the same whether the address is known or not: the mail says what is so. */
export function subscribe(context: Context, { fields, now }: Visit): Answer {
  const { page, settings, store, mailWaits } = context;
  const address = addressIn(fields);
  if (address === undefined)
    return page(400, 'This is not a mail address', html`<p>Go back, and write it as ada@example.org.</p>`);
  const choice = choiceIn(fields, settings.topics);
  if (choice === undefined) return context.unknownChoice();
  if (store.requests.record(address, choice, now, settings.perHour) === 'full') {
    const text = 'Nothing was stored. Please try again in an hour.';
    return page(503, 'Too many people subscribe just now', html`<p>${text}</p>`);
  }
  mailWaits();
  return page(200, 'Look into your mailbox', sentView(address));
}

/** The page with the button. */
export function askToConfirm(context: Context, visit: Visit): Answer {
  const { page, settings, store } = context;
  return context.withToken(
    visit,
    ['confirm'],
    (id) => store.requests.find(id),
    (request) => page(200, 'Confirm your subscription', confirmView(visit.token, request, settings.topics)),
  );
}

/** Makes a request a subscription. */
export function confirm(context: Context, visit: Visit): Answer {
  const { page, settings, store, log } = context;
  return context.withToken(
    visit,
    ['confirm'],
    (id) => store.subscribers.confirm(id, visit.now),
    (subscriber) => {
      log('confirmed a subscription');
      const token = signToken(settings.key, 'manage', subscriber.reader, visit.now);
      return page(200, 'You are subscribed', subscribedView(subscriber, settings, token));
    },
  );
}
