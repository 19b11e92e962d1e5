import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { UsageError } from '../commands/usage-error.ts';
import { contentTypeOf, mediaTypeOf } from '../hosting/media-types.ts';
import { HEADERS_WITH_FRAMES, SECURITY_HEADERS } from '../hosting/security-headers.ts';
import { type BasePath, basePath, pathBelow } from './base-path.ts';
import { compress } from './compression.ts';

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
  // With `dev` every request looks for its file, and caches nothing, because a rebuild replaces the files
  // meanwhile.
  const files = sirv(folder, { dev: true, etag: true, setHeaders });
  return (request, response) => {
    compress(request, response);
    for (const [name, value] of headers) response.setHeader(name, value);
    const path = pathBelow(base, request.url ?? '/');
    if (path === undefined) return notFound(folder, response);
    if (path === '')
      return redirect(response, base.address + new URL(request.url ?? '', 'http://localhost').search);
    request.url = path;
    files(request, response, () => notFound(folder, response));
  };
}

/** The media type of a file. sirv does not know those of Pagefind's files. */
function setHeaders(response: ServerResponse, path: string): void {
  const type = mediaTypeOf(path);
  if (type !== undefined) response.setHeader('Content-Type', contentTypeOf(type));
}

/** Redirects a folder without its slash to the one with it, as static hosts do. */
function redirect(response: ServerResponse, address: string): void {
  response.writeHead(301, { Location: address, 'Cache-Control': 'no-cache' });
  response.end();
}

function notFound(folder: string, response: ServerResponse): void {
  const page = join(folder, '404.html');
  response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8', 'Cache-Control': 'no-cache' });
  response.end(existsSync(page) ? readFileSync(page) : '404: there is no such page.\n');
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
