import { OUTSIDE } from '../site.ts';
import { forEachFile, type HostCheck } from './check.ts';

const DOTS = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '..%5c', '..\\', '%252e%252e%252f', '.%2e/', '....//'];

const ODD = [
  ...DOTS.flatMap((up) => [
    `${up}${OUTSIDE}`,
    `papers/${up}${up}${OUTSIDE}`,
    `${up}${up}${up}${up}etc/passwd`,
  ]),
  'a%20b.html',
  '%ff%fe',
  '%00',
  'papers/%00.html',
  'papers/x%0d%0aSet-Cookie:%20a=b',
  '%zz',
  '%',
  '?',
  '?q=%zz',
  'search.html?q=<script>',
  'x'.repeat(300),
  'x'.repeat(5000),
  'x/'.repeat(3000),
  'x'.repeat(20_000),
  '~root',
  '*',
  'CON',
  'papers//',
  'index.html/',
  'x:y',
];

/** Checks of addresses that no link has. */
export const ODD_ADDRESSES: readonly HostCheck[] = [
  {
    says: 'Odd addresses never cause an error of the server, and never leave the folder',
    run: ({ get }) =>
      forEachFile(ODD, async (path) => {
        const { status, headers, body } = await get(path);
        if (status >= 500) return `status ${status}`;
        if (/top secret|root:/u.test(body.toString())) return 'it sends a file outside of the site';
        return headers['set-cookie'] === undefined ? undefined : 'it puts the address into a header';
      }),
  },
];
