import { REVALIDATED } from '../../../src/hosting/cache-rules.ts';
import { HIDDEN_FILES, OWN_FILES } from '../site.ts';
import { addressOf, assert, forEachFile, type HostCheck, type HostedSite } from './check.ts';

const MISSING = [
  'nothing',
  'nothing.html',
  'papers/nothing.html',
  'no/such/folder/at/all.html',
  'assets/nothing.css',
  'pagefind/2020-01.00000000/nothing.pf_index',
  'nothing/',
];

async function missingProblem({ get, read }: HostedSite, path: string): Promise<string | undefined> {
  const { status, headers, body } = await get(path);
  if (status !== 404) return `status ${status}`;
  if (!body.equals(await read('404.html'))) return 'not the 404 page';
  if (!/^text\/html/u.test(headers['content-type'] ?? '')) return `type ${headers['content-type']}`;
  return headers['cache-control'] === REVALIDATED ? undefined : `cached: “${headers['cache-control']}”`;
}

/** Why a path is not refused as one that readers may not see: with the 404 page, and status 403 or 404. */
async function refusalProblem({ get, read }: HostedSite, path: string): Promise<string | undefined> {
  const { status, body } = await get(path);
  if (status !== 404 && status !== 403) return `status ${status}`;
  return body.equals(await read('404.html')) ? undefined : 'not the 404 page';
}

/** Checks of addresses: missing, with slashes, of folders. */
export const ADDRESSES: readonly HostCheck[] = [
  {
    says: 'A missing page is answered with the 404 page, status 404, and is not cached',
    run: (site) => forEachFile(MISSING, (path) => missingProblem(site, path)),
  },
  {
    says: 'Folders are not listed',
    run: (site) => {
      const folders = new Set(
        site.files.flatMap((file) => (file.includes('/') ? [file.slice(0, file.lastIndexOf('/') + 1)] : [])),
      );
      const own = [...folders].filter((folder) => !site.files.includes(`${folder}index.html`));
      return forEachFile(own, async (folder) => {
        const isPage = site.files.includes(`${folder.slice(0, -1)}.html`);
        return isPage ? undefined : refusalProblem(site, addressOf(folder));
      });
    },
  },
  {
    says: 'There is nothing below the address of a file',
    run: async ({ get }) => {
      const { status } = await get('search.html/more');
      assert(status === 403 || status === 404, `The status is ${status}.`);
    },
  },
  {
    says: 'Hidden files are refused, but those in .well-known are sent',
    run: async (site) => {
      await forEachFile(HIDDEN_FILES, (path) => refusalProblem(site, path));
      const { status } = await site.get('.well-known/security.txt');
      assert(status === 200, `The status of .well-known/security.txt is ${status}.`);
    },
  },
  {
    says: 'A page’s address with a slash at its end leads to the page, and never shows it there',
    run: ({ files, get, base }) =>
      forEachFile(
        files.filter((file) => /^(?:papers|topics|days)\/[^/]+\.html$/u.test(file)),
        async (file) => {
          const { status, headers } = await get(`${addressOf(file.replace(/\.html$/u, ''))}/`);
          if (status !== 301 && status !== 308) return `status ${status}`;
          const path = `${base}${addressOf(file.replace(/\.html$/u, ''))}/`;
          const target = new URL(headers.location ?? '', `http://localhost${path}`).pathname;
          return target === `${base}${addressOf(file)}` ? undefined : `it leads to ${headers.location}`;
        },
      ),
  },
  {
    says: 'The owner’s folders with an index.html, and names with spaces, have their addresses',
    run: async ({ get, base }) => {
      for (const file of OWN_FILES) {
        const path = addressOf(file).replace(/index\.html$/u, '');
        const { status } = await get(path);
        assert(status === 200, `The status of ${path} is ${status}.`);
      }
      if (base === '/') return;
      const { status } = await get('slides');
      assert(status < 400 || status === 404, `The status of slides is ${status}.`);
    },
  },
  {
    says: 'A query changes nothing',
    run: async ({ get, read }) => {
      for (const path of ['search.html?q=a&topic=b', 'search?q=%C3%A4', '?x']) {
        const { status, body } = await get(path);
        const file = path.startsWith('?') ? 'index.html' : 'search.html';
        assert(status === 200 && body.equals(await read(file)), `The status of ${path} is ${status}.`);
      }
    },
  },
  {
    says: 'The base path without its slash leads to the home page',
    run: async ({ base, getFromRoot }) => {
      if (base === '/') return;
      const { status, headers } = await getFromRoot(base.slice(0, -1));
      const target = new URL(headers.location ?? '', `http://localhost${base}`).pathname;
      assert([301, 308].includes(status) && target === base, `Status ${status}, to ${headers.location}.`);
    },
  },
];
