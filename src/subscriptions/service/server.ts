import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from '../../commands/usage-error.ts';
import { lookUp } from '../../tables/lookup.ts';
import { clientNetwork } from './client-address.ts';
import type { Context } from './context.ts';
import { readForm } from './form.ts';
import { HANDLERS } from './handlers.ts';
import { html } from './html.ts';
import { type Answer, plainAnswer } from './page.ts';
import { createRateLimit } from './rate-limit.ts';

/** The most requests to subscribe from a network, and the time in which as many become free again. */
const MOST_FROM_NETWORK = 10;
const REFILL_TIME = 600_000;
/** The time in milliseconds that requests have to end when the service ends. */
const LAST_REQUESTS = 5000;

export interface RunningServer {
  readonly port: number;
  /** Takes no more requests, and waits for those that are under way. */
  close(): Promise<void>;
}

/** Starts the server. @throws {UsageError} if the port is in use. */
export async function startServer(context: Context, host: string, port: number): Promise<RunningServer> {
  const answer = createAnswers(context);
  const server = createServer(
    {
      maxHeaderSize: 8192,
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      connectionsCheckingInterval: 2000,
    },
    (request, response) => {
      answer(request).then(
        (given) => send(request, response, given),
        () => response.destroy(),
      );
    },
  );
  server.maxConnections = 1000;
  server.keepAliveTimeout = 5000;
  await listen(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const timer = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS);
      await new Promise((resolve) => server.close(resolve));
      clearTimeout(timer);
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new UsageError(
          `The service cannot listen on ${host}:${port}: ${error.message}.`,
          'Choose another --port or --host.',
        ),
      ),
    );
    server.listen(port, host, resolve);
  });
}

/** Creates the function that answers requests. It fails if a client went away. */
function createAnswers(context: Context): (request: IncomingMessage) => Promise<Answer> {
  const { settings, page, log } = context;
  const base = new URL(settings.address).pathname;
  const mayAsk = createRateLimit(MOST_FROM_NETWORK, REFILL_TIME);
  let hasWarned = false;
  const isTooFast = ({ socket, headers }: IncomingMessage) => {
    const forwarded = headers['x-forwarded-for']?.toString();
    if (forwarded !== undefined && settings.proxies === 0 && !hasWarned) {
      hasWarned = true;
      log('warning: a proxy is in front of the service, so all readers look like one. Add --proxies 1.');
    }
    return !mayAsk(clientNetwork(socket.remoteAddress, forwarded, settings.proxies));
  };
  return async (request) => {
    const { pathname = '', searchParams } = URL.parse(request.url ?? '/', 'http://service') ?? {};
    // A proxy may take the path of the service away.
    const name = pathname.startsWith(base) ? pathname.slice(base.length) : pathname.slice(1);
    const handlers = lookUp(HANDLERS, name);
    if (handlers === undefined) return page(404, 'There is no such page', html``);
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const handler = method === 'GET' || method === 'POST' ? handlers[method] : undefined;
    if (handler === undefined)
      return plainAnswer(405, 'text/plain', 'This method does nothing here.\n', {
        Allow: Object.keys(handlers).join(', '),
      });
    if (name === 'subscribe' && method === 'POST' && isTooFast(request))
      return page(
        429,
        'Too many requests from your network',
        html`<p>Nothing was stored. Please wait ten minutes.</p>`,
      );
    const fields = method === 'POST' ? await readForm(request) : new URLSearchParams();
    if (fields === undefined) return page(413, 'This form is too large', html`<p>Nothing was stored.</p>`);
    try {
      return handler(context, { token: searchParams?.get('token') ?? '', fields, now: new Date() });
    } catch (error) {
      log(`error: ${name}: ${error instanceof Error ? error.message : String(error)}`);
      return page(500, 'Something went wrong here', html`<p>Please try again later.</p>`);
    }
  };
}

function send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Answer): void {
  const isUnread = !request.complete;
  response.writeHead(status, {
    ...headers,
    'Content-Length': Buffer.byteLength(body),
    ...(status === 429 && { 'Retry-After': 600 }),
    ...(status === 503 && { 'Retry-After': 3600 }),
    // The rest of a form that is too large is not read.
    ...(isUnread && { Connection: 'close' }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
