import { Agent, request } from 'node:http';

export interface FloodReport {
  readonly requests: number;
  readonly seconds: number;
  /** Answers by their status; 0 stands for none. */
  readonly statuses: ReadonlyMap<number, number>;
}

/** Sends many requests as one client: pages, forms that are refused, wrong tokens and large forms. */
export async function flood(address: string, requests: number, atOnce = 50): Promise<FloodReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const statuses = new Map<number, number>();
  const start = performance.now();
  let next = 0;
  const goOn = async () => {
    while (next < requests) {
      const status = await send(agent, address, next++);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, goOn));
  agent.destroy();
  return { requests, seconds: (performance.now() - start) / 1000, statuses };
}

function send(agent: Agent, address: string, number: number): Promise<number> {
  const [method, page, body] = KINDS[number % KINDS.length] ?? ['GET', '', ''];
  const headers = { 'X-Forwarded-For': '198.51.100.7', 'Content-Length': Buffer.byteLength(body) };
  return new Promise((resolve) => {
    const sent = request(new URL(page, address), { method, agent, headers }, (response) => {
      response.resume().once('close', () => resolve(response.statusCode ?? 0));
    });
    sent.once('error', () => resolve(0));
    sent.end(body);
  });
}

const KINDS: readonly (readonly [method: string, page: string, body: string])[] = [
  ['GET', '', ''],
  ['POST', 'subscribe', 'address=eve@example.com&frequency=day'],
  ['GET', `manage?token=${'x'.repeat(100)}`, ''],
  ['POST', `unsubscribe?token=${'y'.repeat(100)}`, 'List-Unsubscribe=One-Click'],
  ['POST', 'manage', 'x'.repeat(15_000)],
];
