import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';

/** An answer of a server. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As it was sent, which may be compressed. */
  readonly body: Buffer;
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** In milliseconds. A server that has not answered by then hangs. */
const LONGEST = 20_000;

/**
 * Asks a server on this machine. The path is sent as it is, while `fetch` would remove `..` from it. Redirects are not followed.
 * @throws if the server closes the connection without an answer.
 */
export function ask(
  port: number,
  path: string,
  { method = 'GET', headers = {} }: { readonly method?: string; readonly headers?: OutgoingHttpHeaders } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, method, headers, agent, timeout: LONGEST };
    const asked = request({ ...options, headers: { Host: `localhost:${port}`, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    asked.on('timeout', () => asked.destroy(new Error('It did not answer.')));
    asked.on('error', (error) => reject(new Error(`${method} ${path.slice(0, 80)}: ${error.message}`)));
    asked.end();
  });
}
