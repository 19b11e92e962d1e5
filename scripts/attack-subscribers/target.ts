import { request } from 'node:http';
import { connect } from 'node:net';
import { openSubscriptions } from '../../src/subscriptions/store/subscribers.ts';
import type { MailServer } from '../eval-digest/mail-server.ts';

/** A running service that is attacked. It trusts one proxy. */
export interface Target {
  /** The address of the service, with a slash at its end. */
  readonly address: string;
  /** The address to which links in its mails lead. */
  readonly service: string;
  /** The key of its tokens. */
  readonly key: string;
  readonly mails: MailServer;
  readonly database: string;
  /** The lines of its log so far. */
  readonly log: () => string;
}

/** How many attacks of a kind were tried, and what those did that did harm. */
export interface Tally {
  readonly kind: string;
  readonly tried: number;
  readonly failures: readonly string[];
  /** What was measured. */
  readonly figures?: string;
}

export interface Answer {
  /** 0 if the connection ended without an answer. */
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

interface Asked {
  readonly method?: string;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string | string[]>>;
}

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
let networks = 0;

/** A network that has not asked before. */
export function nextNetwork(): string {
  networks += 1;
  return `10.${(networks >> 16) & 255}.${(networks >> 8) & 255}.${networks & 255}`;
}

/** Makes a request from a network of its own, unless the headers say otherwise. */
export function ask(
  target: Target,
  path: string,
  { method = 'GET', body, headers }: Asked = {},
): Promise<Answer> {
  return new Promise((resolve) => {
    const sent = request(
      target.address,
      { method, path: `/${path}`, headers: { 'X-Forwarded-For': nextNetwork(), ...FORM, ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.once('close', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.rawHeaders.join('\n'), body: text }),
        );
      },
    );
    sent.once('error', (error) => resolve({ status: 0, headers: '', body: String(error) }));
    sent.end(body);
  });
}

/** Asks for a subscription by the form. */
export function subscribe(target: Target, address: string, headers: Asked['headers'] = {}): Promise<Answer> {
  const body = new URLSearchParams({ address, frequency: 'day' }).toString();
  return ask(target, 'subscribe', { method: 'POST', body, headers });
}

/** Sends bytes as they are, and returns all that comes back until the connection ends, or until the time in milliseconds is over. */
export function exchange({ address }: Target, bytes: string | Buffer, time: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    let text = '';
    const timer = setTimeout(() => socket.destroy(), time);
    socket.setEncoding('latin1').on('data', (part: string) => {
      text += part;
    });
    socket.once('error', () => undefined);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve(text);
    });
    socket.write(bytes);
  });
}

/** All that is stored about subscribers, as text that can be compared. */
export function stateOf({ database }: Target): string {
  const store = openSubscriptions(database, 'existing');
  try {
    return JSON.stringify(store.subscribers.all());
  } finally {
    store.close();
  }
}

/** Adds subscribers past the service, as an import does. */
export function addSubscribers({ database }: Target, addresses: readonly string[]): void {
  const store = openSubscriptions(database, 'existing');
  try {
    store.subscribers.addAll(
      addresses.map((address) => ({ address, topics: [], frequency: 'day' })),
      new Date(),
    );
  } finally {
    store.close();
  }
}

/** Waits until a condition holds, at most 60 seconds. Returns whether it does. */
export async function until(isSo: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 3000; tries += 1) {
    if (isSo()) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return isSo();
}

/** Waits until no mail is due, and the service is idle. */
export async function quiet(target: Target): Promise<void> {
  const store = openSubscriptions(target.database, 'existing');
  try {
    await until(() => store.requests.nextDue(new Date()) === undefined);
  } finally {
    store.close();
  }
  await ask(target, 'health');
}
