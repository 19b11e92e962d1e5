import type { StoredSubscriber } from '../store/rows.ts';
import type { SubscriptionStore } from '../store/subscribers.ts';
import { type Purpose, readToken } from '../store/tokens.ts';
import { html } from './html.ts';
import { type Answer, createPages } from './page.ts';
import type { ServiceSettings } from './settings.ts';
import { deadLinkView } from './views.ts';

/** What handlers know of a request. */
export interface Visit {
  readonly token: string;
  /** The fields of a form; none for GET. */
  readonly fields: URLSearchParams;
  readonly now: Date;
}

export interface ContextOptions {
  readonly settings: ServiceSettings;
  readonly store: SubscriptionStore;
  /** Called when a mail waits. */
  readonly mailWaits: () => void;
  /** Writes a line to the log. Lines have no addresses. */
  readonly log: (line: string) => void;
}

/** What all handlers use. */
export class Context {
  readonly settings: ServiceSettings;
  readonly store: SubscriptionStore;
  readonly mailWaits: () => void;
  readonly log: (line: string) => void;
  readonly page: ReturnType<typeof createPages>;

  constructor({ settings, store, mailWaits, log }: ContextOptions) {
    [this.settings, this.store, this.mailWaits, this.log] = [settings, store, mailWaits, log];
    this.page = createPages(settings);
  }

  /**
   * The answer to a visitor with a token. @param purposes those of which the token must have one. @param find returns that which the
   * token is about; `undefined` if it is gone.
   */
  withToken<T>(
    { token, now }: Visit,
    purposes: readonly Purpose[],
    find: (subject: string) => T | undefined,
    show: (found: T) => Answer,
  ): Answer {
    const subject = readToken(this.settings.key, token, purposes, now);
    const found = subject === undefined ? undefined : find(subject);
    return found === undefined
      ? this.page(404, 'This link does not work', deadLinkView(this.settings.address))
      : show(found);
  }

  withSubscriber(
    visit: Visit,
    purposes: readonly Purpose[],
    show: (subscriber: StoredSubscriber) => Answer,
  ): Answer {
    return this.withToken(visit, purposes, (reader) => this.store.subscribers.find(reader), show);
  }

  /** The answer to a form with topics that do not exist. */
  unknownChoice(): Answer {
    const text = 'Nothing was changed. The topics may have been renamed since you opened the form.';
    const link = html`<a href="${this.settings.address}">Choose again</a>`;
    return this.page(400, 'This choice is not known', html`<p>${text} ${link}</p>`);
  }
}
