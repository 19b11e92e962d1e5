import { constants } from 'node:fs';
import { type FileHandle, open, realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { lookup } from 'mrmime';
import { contentTypeOf, mediaTypeOf } from '../hosting/media-types.ts';
import { byteRange } from './byte-range.ts';

/** A file that is open, so that it can be sent whole even if a build replaces it meanwhile. */
interface OpenFile {
  readonly handle: FileHandle;
  readonly size: number;
  readonly modified: Date;
  /** Its path below the folder. */
  readonly path: string;
}

/**
 * Answers a request by a file below a folder. Hidden files, links that lead out of the folder, and what is no file are not served.
 * @param url the path from the folder, percent-encoded, perhaps with a query.
 * @returns whether there is such a file. If there is none, nothing was sent.
 */
export async function sendFile(
  folder: string,
  url: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const file = await openFile(folder, url);
  if (file === undefined) return false;
  try {
    await send(file, request, response);
  } finally {
    await file.handle.close().catch(() => undefined);
  }
  return true;
}

async function send(
  { handle, size, modified, path }: OpenFile,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const type = mediaTypeOf(path);
  const tag = `W/"${size}-${modified.getTime()}"`;
  const headers = {
    // The owner may have added files of other types.
    'Content-Type': type === undefined ? (lookup(path) ?? 'application/octet-stream') : contentTypeOf(type),
    'Last-Modified': modified.toUTCString(),
    ETag: tag,
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-cache',
  };
  if (request.headers['if-none-match']?.split(/\s*,\s*/u).includes(tag) === true)
    return end(response, 304, headers);
  // A part of another version of the file would be torn.
  const isAnyVersion = request.headers['if-range'] === undefined;
  const range = isAnyVersion ? byteRange(request.headers.range, size) : undefined;
  if (range === 'none') return end(response, 416, { ...headers, 'Content-Range': `bytes */${size}` });
  const { start, end: last } = range ?? { start: 0, end: size - 1 };
  response.writeHead(range === undefined ? 200 : 206, {
    ...headers,
    'Content-Length': last - start + 1,
    ...(range !== undefined && { 'Content-Range': `bytes ${start}-${last}/${size}` }),
  });
  if (request.method === 'HEAD' || size === 0) return void response.end();
  // The client may go away at any time.
  await pipeline(handle.createReadStream({ start, end: last, autoClose: false }), response).catch(() =>
    response.destroy(),
  );
}

function end(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>): void {
  response.writeHead(status, headers);
  response.end();
}

/** Opens the file of an address: `x`, `x.html`, or `x/index.html`. `undefined` if there is none. */
async function openFile(folder: string, url: string): Promise<OpenFile | undefined> {
  const path = pathIn(url);
  if (path === undefined) return undefined;
  const root = await realpath(folder).catch(() => undefined);
  if (root === undefined) return undefined;
  for (const name of path === '' ? ['index.html'] : [path, `${path}.html`, `${path}/index.html`]) {
    const file = await openBelow(root, name).catch(() => undefined);
    if (file !== undefined) return { ...file, path: name };
  }
  return undefined;
}

async function openBelow(root: string, name: string): Promise<Omit<OpenFile, 'path'> | undefined> {
  const place = await realpath(join(root, name));
  if (!place.startsWith(root.endsWith(sep) ? root : root + sep) || !(await stat(place)).isFile())
    return undefined;
  // Without waiting, if it has just become a pipe.
  const handle = await open(place, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const { size, mtime } = await handle.stat();
  return { handle, size, modified: mtime };
}

/** The path of an address, decoded, without slashes at its ends; `undefined` if it leads to a hidden file or out of the folder. */
function pathIn(url: string): string | undefined {
  const [encoded = ''] = url.split(/[?#]/u, 1);
  let path: string;
  try {
    path = decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
  const names = path.split('/').filter((name) => name !== '');
  const isForbidden = names.some(
    (name) => (name.startsWith('.') && name !== '.well-known') || /[\\\0]/u.test(name),
  );
  // `%2f` is no slash between folders.
  return isForbidden || /%2f/iu.test(encoded) ? undefined : names.join('/');
}
