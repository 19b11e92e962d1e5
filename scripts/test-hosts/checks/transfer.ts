import { gunzipSync } from 'node:zlib';
import { mediaTypeOf } from '../../../src/hosting/media-types.ts';
import { addressOf, assert, forEachFile, type HostCheck, oneOfEachKind } from './check.ts';

/** Servers leave smaller files as they are, since compression gains nothing. */
const LARGE = 2000;

const GZIP = { 'Accept-Encoding': 'gzip' };

/** Checks of how files are sent: compression, revalidation, ranges, methods. */
export const TRANSFER: readonly HostCheck[] = [
  {
    says: 'Texts are compressed for clients that accept it, and nothing else is',
    run: ({ files, get, read }) =>
      forEachFile(oneOfEachKind(files), async (file) => {
        const type = mediaTypeOf(file);
        const bytes = await read(file);
        if (type === undefined) return undefined;
        const { headers, body } = await get(addressOf(file), { headers: GZIP });
        const encoding = headers['content-encoding'];
        if (type.isCompressible !== true)
          return encoding === undefined ? undefined : `encoded as ${encoding}`;
        if (encoding === undefined) return bytes.length < LARGE ? undefined : 'not compressed';
        if (!/accept-encoding/iu.test(headers.vary ?? '')) return 'no Vary: Accept-Encoding';
        return gunzipSync(body).equals(bytes) ? undefined : 'other bytes';
      }),
  },
  {
    says: 'A file that has not changed is not sent again',
    run: async ({ files, get }) =>
      forEachFile(oneOfEachKind(files), async (file) => {
        for (const accepted of [GZIP, { 'Accept-Encoding': 'identity' }]) {
          const { headers } = await get(addressOf(file), { headers: accepted });
          const { etag, 'last-modified': modified } = headers;
          if (etag === undefined && modified === undefined) return 'neither ETag nor Last-Modified';
          const again = await get(addressOf(file), {
            headers: {
              ...accepted,
              ...(etag !== undefined && { 'If-None-Match': etag }),
              ...(modified !== undefined && { 'If-Modified-Since': modified }),
            },
          });
          if (again.status !== 304 || again.body.length > 0)
            return `status ${again.status} for ${accepted['Accept-Encoding']}, ETag ${etag}`;
        }
        return undefined;
      }),
  },
  {
    says: 'A part of a file can be asked for',
    run: async ({ files, get, read }) => {
      const pack = files.find((file) => file.endsWith('.pack')) ?? '';
      for (const file of [pack, 'search.html']) {
        const bytes = await read(file);
        const { status, headers, body } = await get(file, { headers: { Range: 'bytes=100-299' } });
        assert(status === 206, `The status for ${file} is ${status}.`);
        assert(
          headers['content-range'] === `bytes 100-299/${bytes.length}`,
          `The range of ${file} is “${headers['content-range']}”.`,
        );
        assert(body.equals(bytes.subarray(100, 300)), `The bytes of ${file} are others.`);
      }
      const { status } = await get(pack, { headers: { Range: 'bytes=999999999-' } });
      assert(status === 416, `The status of a range after the end is ${status}.`);
    },
  },
  {
    says: 'HEAD answers like GET, without the body',
    run: ({ files, get }) =>
      forEachFile([...oneOfEachKind(files), 'nothing.html'], async (file) => {
        const [one, other] = [await get(addressOf(file)), await get(addressOf(file), { method: 'HEAD' })];
        if (other.body.length > 0) return 'it has a body';
        if (one.status !== other.status) return `status ${one.status} and ${other.status}`;
        for (const name of ['content-type', 'cache-control', 'etag'] as const)
          if (one.headers[name] !== other.headers[name]) return `another ${name}`;
        return undefined;
      }),
  },
  {
    says: 'Other methods change nothing',
    run: async ({ get, read }) => {
      for (const method of ['POST', 'PUT', 'DELETE']) {
        const before = await read('search.html');
        const { status } = await get('search.html', { method });
        // Some servers answer POST like GET. Status 501 says that there is no such method.
        const isHarmless = [200, 403, 404, 405, 501].includes(status);
        assert(isHarmless, `The status of ${method} is ${status}.`);
        assert((await get('search.html')).body.equals(before), `${method} has changed the page.`);
      }
    },
  },
];
