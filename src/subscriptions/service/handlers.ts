import type { Context, Visit } from './context.ts';
import { askToUnsubscribe, change, data, manage, unsubscribe } from './managing.ts';
import { type Answer, plainAnswer } from './page.ts';
import { askToConfirm, confirm, startPage, subscribe } from './subscribing.ts';

type Handler = (context: Context, visit: Visit) => Answer;

/** The pages by their names. GET changes nothing, since programs that check mails follow links. */
export const HANDLERS: Readonly<Record<string, Readonly<Partial<Record<'GET' | 'POST', Handler>>>>> = {
  '': { GET: startPage },
  subscribe: { GET: startPage, POST: subscribe },
  confirm: { GET: askToConfirm, POST: confirm },
  manage: { GET: manage, POST: change },
  unsubscribe: { GET: askToUnsubscribe, POST: unsubscribe },
  data: { GET: data },
  health: { GET: health },
};

/** For programs that watch the service. */
function health({ store }: Context): Answer {
  store.subscribers.count();
  return plainAnswer(200, 'text/plain', 'ok\n');
}
