import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { subscribe, type Tally, type Target, until } from './target.ts';

const POST =
  'POST /subscribe HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 10.201.0.1\r\nContent-Length: 10000\r\n\r\n';
/** Ways to keep a connection busy: what is sent at once, and what follows each second. */
const WAYS: readonly (readonly [what: string, first: string, each: string])[] = [
  ['a form, a byte a second', POST, 'a'],
  ['headers, a byte a second', 'GET / HTTP/1.1\r\nx: ', 'y'],
  ['a form that never comes', POST, ''],
  ['no request at all', '', ''],
  ['an answer that nobody reads', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(50), ''],
];
/** In seconds. The service gives a request 15 seconds, and looks every two. */
const MOST_SECONDS = 25;

/** Holds many connections open and sends a byte a second. The service has to serve an honest reader meanwhile, and to end them. */
export async function holdConnections(target: Target, connections: number): Promise<Tally> {
  const failures: string[] = [];
  const open = new Map<Socket, string>();
  const start = performance.now();
  let longest = 0;
  for (let at = 0; at < connections; at += 1) {
    const [what = '', first = ''] = WAYS[at % WAYS.length] ?? [];
    const socket = connect(Number(new URL(target.address).port), '127.0.0.1');
    open.set(socket, what);
    socket.once('connect', () => first !== '' && socket.write(first));
    socket.once('error', () => undefined);
    socket.once('close', () => {
      longest = Math.max(longest, (performance.now() - start) / 1000);
      open.delete(socket);
    });
    // Only that which nobody reads stays unread.
    if (what !== WAYS[4]?.[0]) socket.resume();
  }
  const trickle = setInterval(() => {
    for (const [socket, what] of open) socket.write(WAYS.find(([name]) => name === what)?.[2] ?? '');
  }, 1000);
  await wait(2000);
  const asked = performance.now();
  const honest = await subscribe(target, `honest.${connections}@x.example.org`);
  const seconds = (performance.now() - asked) / 1000;
  if (honest.status !== 200)
    failures.push(`an honest reader got ${honest.status} while ${connections} slow clients were connected`);
  await until(() => open.size === 0 || performance.now() - start > MOST_SECONDS * 1000);
  clearInterval(trickle);
  for (const what of new Set(open.values()))
    if (what !== WAYS[4]?.[0]) failures.push(`${what}: the connection is still open`);
  for (const socket of open.keys()) socket.destroy();
  const figures = `an honest reader waited ${seconds.toFixed(2)} s; the last slow client was put out after ${longest.toFixed(0)} s`;
  return { kind: 'slow', tried: connections, failures, figures };
}
