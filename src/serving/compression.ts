import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { createGzip, type Gzip } from 'node:zlib';
import { isCompressible } from '../hosting/media-types.ts';

/** Makes a response gzip texts, as static hosts do, if the client accepts that. */
export function compress(request: IncomingMessage, response: ServerResponse): void {
  const taken = /\bgzip\b/u.test(String(request.headers['accept-encoding'] ?? ''));
  // A range refers to bytes of the uncompressed file.
  if (!taken || request.method !== 'GET' || request.headers.range !== undefined) return;
  const [writeHead, write, end] = [
    response.writeHead.bind(response),
    response.write.bind(response),
    response.end.bind(response),
  ];
  let gzip: Gzip | undefined;
  Object.assign(response, {
    writeHead: (status: number, headers: OutgoingHttpHeaders = {}) => {
      const type = String(headers['Content-Type'] ?? response.getHeader('Content-Type') ?? '');
      if (status === 304 || !isCompressible(type)) return writeHead(status, headers);
      const { 'Content-Length': _, ...others } = headers;
      response.removeHeader('Content-Length');
      gzip = createGzip();
      gzip.on('data', (chunk: Buffer) => write(chunk));
      gzip.on('end', () => end());
      gzip.on('drain', () => response.emit('drain'));
      return writeHead(status, { ...others, 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' });
    },
    write: (chunk: Buffer | string) => (gzip === undefined ? write(chunk) : gzip.write(chunk)),
    end: (chunk?: Buffer | string) => {
      if (gzip === undefined) return end(chunk);
      gzip.end(chunk);
      return response;
    },
  });
}
