import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { createGzip, type Gzip } from 'node:zlib';

/** What gets smaller; fonts and pictures are compressed as they are. */
const TEXT = /^(?:text\/|image\/svg|application\/(?:json|xml|javascript|[a-z]+\+(?:json|xml)))/u;

/** Makes a response gzip texts on their way, as static hosts do, for whoever takes that. */
export function compress(request: IncomingMessage, response: ServerResponse): void {
  const taken = /\bgzip\b/u.test(String(request.headers['accept-encoding'] ?? ''));
  // Part of a file is part of what it is uncompressed.
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
      if (status === 304 || !TEXT.test(type)) return writeHead(status, headers);
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
