import { cacheControlOf, IMMUTABLE, REVALIDATED } from '../../../src/hosting/cache-rules.ts';
import { mediaTypeOf } from '../../../src/hosting/media-types.ts';
import { SECURITY_HEADERS } from '../../../src/hosting/security-headers.ts';
import { addressOf, assert, forEachFile, type HostCheck } from './check.ts';

/** Checks of every file of a site: its bytes and its headers. */
export const FILES: readonly HostCheck[] = [
  {
    says: 'The home page is at the root of the site',
    run: async ({ get, read }) => {
      const { status, body } = await get('');
      assert(status === 200 && body.equals(await read('index.html')), `Its status is ${status}.`);
    },
  },
  {
    says: 'Every file is at its address, with its own bytes',
    run: ({ files, get, read }) =>
      forEachFile(files, async (file) => {
        const { status, body } = await get(addressOf(file));
        if (status !== 200) return `status ${status}`;
        return body.equals(await read(file)) ? undefined : 'other bytes';
      }),
  },
  {
    says: 'Every page also has an address without “.html”',
    run: ({ files, get, read }) =>
      forEachFile(
        files.filter((file) => file.endsWith('.html')),
        async (file) => {
          const { status, body } = await get(addressOf(file.replace(/\.html$/u, '')));
          if (status !== 200) return `status ${status}`;
          return body.equals(await read(file)) ? undefined : 'another page';
        },
      ),
  },
  {
    says: 'Every file has its media type',
    run: ({ files, get }) =>
      forEachFile(files, async (file) => {
        const expected = mediaTypeOf(file);
        if (expected === undefined) return undefined;
        const { headers } = await get(addressOf(file), { method: 'HEAD' });
        const sent = headers['content-type'] ?? '';
        const [type = '', ...parameters] = sent.toLowerCase().split(/;\s*/u);
        const isRight = [expected.type, ...(expected.also ?? [])].includes(type);
        const isReadable = expected.hasCharset !== true || parameters.includes('charset=utf-8');
        return isRight && isReadable ? undefined : `“${sent}”`;
      }),
  },
  {
    says: 'Files with a digest in their names are cached for a year, all others are revalidated',
    run: async ({ files, get }) => {
      await forEachFile(files, async (file) => {
        const { headers } = await get(addressOf(file), { method: 'HEAD' });
        const sent = headers['cache-control'] ?? '';
        return sent === cacheControlOf(`/${file}`) ? undefined : `“${sent}”`;
      });
      for (const value of [IMMUTABLE, REVALIDATED])
        assert(
          files.some((file) => cacheControlOf(`/${file}`) === value),
          `The site has no file with “${value}”.`,
        );
    },
  },
  {
    says: 'The service worker is revalidated, and its type lets browsers run it',
    run: async ({ get }) => {
      const { status, headers } = await get('service-worker.js');
      assert(status === 200, `Its status is ${status}.`);
      assert(headers['cache-control'] === REVALIDATED, `It is cached: “${headers['cache-control']}”.`);
      assert(/javascript/u.test(headers['content-type'] ?? ''), `Its type is ${headers['content-type']}.`);
    },
  },
  {
    says: 'Pages, files and errors have the strict headers, each once',
    run: async ({ get, files }) => {
      const script = files.find((file) => file.startsWith('assets/')) ?? '';
      const index = files.find((file) => file.endsWith('.pf_index')) ?? '';
      await forEachFile(['', 'search.html', script, index, 'feed.xml', 'nothing.html'], async (path) => {
        const { headers } = await get(path);
        for (const [name, value] of SECURITY_HEADERS) {
          const sent = headers[name.toLowerCase()];
          if (sent !== value) return `${name}: ${String(sent)}`;
        }
        return undefined;
      });
    },
  },
];
