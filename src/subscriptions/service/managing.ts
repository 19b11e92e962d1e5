import type { Context, Visit } from './context.ts';
import { storedData } from './data.ts';
import { choiceIn } from './form.ts';
import { type Answer, plainAnswer } from './page.ts';
import { manageView, unsubscribedView, unsubscribeView } from './views.ts';

/** The page to change a subscription. */
export function manage(context: Context, visit: Visit): Answer {
  const { page, settings } = context;
  return context.withSubscriber(visit, ['manage'], (subscriber) =>
    page(200, 'Your subscription', manageView(visit.token, subscriber, settings.topics)),
  );
}

/** Changes a subscription, and ends its pause. */
export function change(context: Context, visit: Visit): Answer {
  const { page, settings, store, log } = context;
  return context.withSubscriber(visit, ['manage'], (subscriber) => {
    const choice = choiceIn(visit.fields, settings.topics);
    if (choice === undefined) return context.unknownChoice();
    store.subscribers.change(subscriber.reader, choice, visit.now);
    log('changed a subscription');
    const changed = { ...subscriber, ...choice, paused: null };
    return page(200, 'Your changes are saved', manageView(visit.token, changed, settings.topics));
  });
}

/** The page with the button. */
export function askToUnsubscribe(context: Context, visit: Visit): Answer {
  const { page, settings } = context;
  return context.withSubscriber(visit, ['unsubscribe', 'manage'], (subscriber) =>
    page(200, 'End your subscription?', unsubscribeView(visit.token, subscriber, settings.topics)),
  );
}

/**
 * Ends a subscription and erases its data. Mail programs send this request without having asked for the page, and look at nothing but
 * the status (https://www.rfc-editor.org/rfc/rfc8058). A second request has the same answer.
 */
export function unsubscribe(context: Context, visit: Visit): Answer {
  const { page, settings, store, log } = context;
  return context.withToken(
    visit,
    ['unsubscribe', 'manage'],
    (reader) => ({ wasThere: store.subscribers.remove(reader) }),
    ({ wasThere }) => {
      if (wasThere) log('ended a subscription');
      return page(200, 'You are unsubscribed', unsubscribedView(settings));
    },
  );
}

/** All that is stored about a subscriber, as a file. */
export function data(context: Context, visit: Visit): Answer {
  return context.withSubscriber(visit, ['manage'], (subscriber) => {
    const requests = context.store.requests.of(subscriber.reader);
    return plainAnswer(200, 'application/json', storedData(subscriber, requests), {
      'Content-Disposition': 'attachment; filename="subscription.json"',
    });
  });
}
