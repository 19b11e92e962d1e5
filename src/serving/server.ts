import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { UsageError } from '../commands/usage-error.ts';
import { HEADERS_WITH_FRAMES, SECURITY_HEADERS } from '../hosting/security-headers.ts';
import { type BasePath, basePath, pathBelow } from './base-path.ts';
import { compress } from './compression.ts';
import { sendFile } from './static-files.ts';

/** Options of {@link serve}. */
export interface ServeOptions {
  readonly folder: string;
  readonly host: string;
  readonly port: number;
  /** Whether to take the next free port if this one is in use. */
  readonly anyPort: boolean;
  /**
   * The path at which the site is served, `/` or `/some/base/`, in any form that {@link basePath} accepts.
   */
  readonly base: string;
  /** Whether other sites may show the pages in a frame, as a browser does that has no narrow windows. */
  readonly canBeFramed?: boolean;
}

/** A folder that is being served. */
export interface Served {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves a built site as static hosts do: `404.html` with status 404 for missing files, no directory
 * listings, the headers of `src/hosting`. Nothing is cached, because a rebuild may replace any file.
 * @throws {UsageError} if the base is not a path, or the port is in use.
 */
export async function serve(options: ServeOptions): Promise<Served> {
  const base = basePath(options.base);
  const server = createServer(handler(options, base));
  const port = await listen(server, options);
  const host = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(options.host) ? 'localhost' : options.host;
  return {
    address: `http://${host}:${port}${base.address}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function handler(
  { folder, canBeFramed = false }: ServeOptions,
  base: BasePath,
): (request: IncomingMessage, response: ServerResponse) => void {
  const headers = canBeFramed ? HEADERS_WITH_FRAMES : SECURITY_HEADERS;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    compress(request, response);
    for (const [name, value] of headers) response.setHeader(name, value);
    const { method, url = '/' } = request;
    if (method !== 'GET' && method !== 'HEAD') return refuse(response);
    const path = pathBelow(base, url);
    if (path === '') return redirect(response, base.address + queryOf(url));
    if (path === undefined || !(await sendFile(folder, path, request, response))) notFound(folder, response);
  };
  return (request, response) => {
    // One request must not end the server for all others.
    answer(request, response).catch(() => response.destroy());
  };
}

/** The query of an address, with its question mark; empty if it has none. */
function queryOf(url: string): string {
  return /\?[^#]*/u.exec(url)?.[0] ?? '';
}

/** A static host changes nothing, so it only answers requests to read. */
function refuse(response: ServerResponse): void {
  response.writeHead(405, {
    Allow: 'GET, HEAD',
    'Cache-Control': 'no-cache',
    'Content-Type': 'text/plain; charset=utf-8',
  });
  response.end('405: this server only answers GET and HEAD.\n');
}

/** Redirects a folder without its slash to the one with it, as static hosts do. */
function redirect(response: ServerResponse, address: string): void {
  response.writeHead(301, { Location: address, 'Cache-Control': 'no-cache' });
  response.end();
}

function notFound(folder: string, response: ServerResponse): void {
  const page = join(folder, '404.html');
  response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8', 'Cache-Control': 'no-cache' });
  response.end(textOf(page) ?? '404: there is no such page.\n');
}

/** The bytes of a file; `undefined` if there is none, as while a build replaces the folder. */
function textOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

const TRIES = 20;

async function listen(server: Server, { host, port, anyPort }: ServeOptions): Promise<number> {
  for (let candidate = port; ; candidate += 1) {
    try {
      return await listenOn(server, host, candidate);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
      if (!anyPort)
        throw new UsageError(`Port ${port} is in use.`, 'Set PORT to another one, or leave it unset.');
      if (candidate >= port + TRIES)
        throw new UsageError(`The ports ${port} to ${candidate} are in use.`, 'Set PORT to another one.');
    }
  }
}

function listenOn(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
