import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What the server does with a request. */
export type Manner = (request: IncomingMessage, response: ServerResponse) => void;

interface Logged {
  /** When it came, by the clock of the test. */
  readonly time: number;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly userAgent: string | undefined;
  /** How many requests were being answered then, itself included. */
  readonly atOnce: number;
}

export interface Server {
  readonly base: string;
  readonly log: Logged[];
  /** For the requests to come, one after the other; the last one for all that follow. */
  behave(...manners: Manner[]): void;
  close(): Promise<void>;
}

/** A source on this machine that is gone when the test is. */
export async function serve(now?: () => number): Promise<Server> {
  const server = await startServer(now);
  onTestFinished(server.close);
  return server;
}

/** Starts a source on this machine that behaves as it is told and writes down what it is asked. */
export async function startServer(now: () => number = Date.now): Promise<Server> {
  const log: Logged[] = [];
  let manners: Manner[] = [];
  let busy = 0;
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    busy++;
    response.on('close', () => busy--);
    log.push({
      time: now(),
      path: pathname,
      query: searchParams,
      userAgent: request.headers['user-agent'],
      atOnce: busy,
    });
    const manner = manners.length > 1 ? manners.shift() : manners[0];
    (manner ?? status(500))(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}`,
    log,
    behave: (...given) => {
      manners = given;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

export function ok(body: string, headers: Record<string, string> = {}): Manner {
  return (_, response) => response.writeHead(200, headers).end(body);
}

export function status(code: number, headers: Record<string, string> = {}): Manner {
  return (_, response) => response.writeHead(code, headers).end('no');
}

/** Ends the connection before a word. */
export const cut: Manner = (request) => request.socket.destroy();

/** Promises more than it sends. */
export function truncated(body: string): Manner {
  return (_, response) => {
    response.writeHead(200, { 'content-length': String(Buffer.byteLength(body)) });
    response.write(body.slice(0, -20), () => setTimeout(() => response.destroy(), 20));
  };
}

/** Sends half of it without saying how much there is, and ends as if that were all. */
export function half(body: string): Manner {
  return (_, response) => response.writeHead(200).end(body.slice(0, body.length / 2));
}

/** Never answers. */
export const silent: Manner = () => {};

/** Never comes to an end. */
export const dripping: Manner = (_, response) => {
  const drip = setInterval(() => response.writable && response.write(' '), 20);
  response.on('close', () => clearInterval(drip));
};

/** Refuses, and never ends the sentence. */
export function refusing(code: number, headers: Record<string, string> = {}): Manner {
  return (_, response) => response.writeHead(code, headers).write('n');
}

/** Stops in the middle and keeps the connection open. */
export function stalled(body: string): Manner {
  return (_, response) => response.writeHead(200).write(body.slice(0, 20));
}

export const webPage = ok('<!DOCTYPE html>\n<html><head><title>We will be back</title></head></html>', {
  'content-type': 'text/html',
});
