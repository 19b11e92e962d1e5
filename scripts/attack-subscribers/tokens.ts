import PostalMime from 'postal-mime';
import { readerKey } from '../../src/digest/mail/addresses.ts';
import { signToken } from '../../src/subscriptions/store/tokens.ts';
import { hostileTokens, OTHER, READER } from './hostile-tokens.ts';
import { addSubscribers, ask, stateOf, subscribe, type Tally, type Target, until } from './target.ts';

const PAGES = ['confirm', 'manage', 'unsubscribe', 'data'] as const;

/**
 * Asks for each page with tokens that nobody was given. None may tell anything of the reader, or change anything.
 * @param every takes only each so many-th token.
 */
export async function forgeTokens(target: Target, every = 1): Promise<Tally> {
  addSubscribers(target, [READER, OTHER]);
  const before = stateOf(target);
  const failures: string[] = [];
  const tokens = hostileTokens(target.key).filter((_, at) => at % every === 0);
  let tried = 0;
  for (const token of tokens)
    for (const page of PAGES)
      for (const method of ['GET', 'POST'] as const) {
        tried += 1;
        const query = `${page}?token=${encodeURIComponent(token)}`;
        const { status, body, headers } = await ask(target, query, {
          method,
          body: method === 'GET' ? '' : 'frequency=week',
        });
        if (status === 200 || /forged@|example\.org<|set-cookie/iu.test(body + headers))
          failures.push(`${method} ${page} with ${token.slice(0, 80)}: ${status}`);
      }
  const good = signToken(target.key, 'manage', readerKey(READER), new Date());
  // A token counts once, and only in the address.
  for (const query of [
    `manage?token=x&token=${good}`,
    `manage?TOKEN=${good}`,
    `manage#token=${good}`,
    'manage',
  ]) {
    tried += 1;
    const { status } = await ask(target, query, { method: 'POST', body: `token=${good}&frequency=week` });
    if (status === 200) failures.push(`${query.slice(0, 30)} works`);
  }
  if (stateOf(target) !== before) failures.push('a subscription was changed');
  // Else nothing above could have failed.
  if ((await ask(target, `manage?token=${good}`)).status !== 200)
    failures.push('not even a good token works');
  return { kind: 'tokens', tried, failures };
}

/** Uses links again, in the wrong order, by GET, and as programs do that look at links in mails. */
export async function replayLinks(target: Target): Promise<Tally> {
  const failures: string[] = [];
  let tried = 0;
  const expectState = (what: string, wanted: string | undefined) => {
    tried += 1;
    const found = /"address":"cy\.replayed@example\.org".*?"frequency":"(\w+)"/u.exec(stateOf(target))?.[1];
    if (found !== wanted)
      failures.push(`${what}: the subscription is ${found ?? 'gone'}, not ${wanted ?? 'gone'}`);
  };
  const address = 'cy.replayed@example.org';
  const post = (query: string, body = '') => ask(target, query, { method: 'POST', body });
  const linkOf = async (mail: number) => {
    const own = () => target.mails.taken.filter(({ to }) => to === address);
    if (!(await until(() => own().length >= mail))) throw new Error('The service sent no mail to confirm.');
    const { text = '' } = await PostalMime.parse(own()[mail - 1]?.message ?? '');
    return /confirm\?token=\S+/u.exec(text)?.[0] ?? '';
  };
  await subscribe(target, address);
  const first = await linkOf(1);
  const manage = `manage?token=${signToken(target.key, 'manage', readerKey(address), new Date())}`;
  const end = `unsubscribe?token=${signToken(target.key, 'unsubscribe', readerKey(address), new Date())}`;
  for (const query of [first, manage, end]) await scan(target, query);
  expectState('programs that look at links', undefined);
  await post(manage, 'frequency=week');
  expectState('a link to change before the confirmation', undefined);
  await post(first);
  expectState('the confirmation', 'day');
  for (const query of [first, manage, end]) await scan(target, query);
  expectState('programs that look at links, later', 'day');
  await post(manage, 'frequency=week');
  await post(first);
  expectState('the confirmation again, after a change', 'week');
  await post(end, 'List-Unsubscribe=One-Click');
  expectState('the end', undefined);
  for (const query of [first, manage]) await post(query, 'frequency=day');
  expectState('old links after the end', undefined);
  await subscribe(target, address);
  await linkOf(2);
  await post(first);
  expectState('the first confirmation after a new request', undefined);
  return { kind: 'replays', tried, failures };
}

const SCANNERS = [
  { 'User-Agent': 'Mozilla/5.0 (compatible; SafeLinks)' },
  { Purpose: 'prefetch', 'Sec-Purpose': 'prefetch;prerender' },
  { 'X-HTTP-Method-Override': 'POST', 'X-Method-Override': 'POST' },
  { Accept: 'image/*', Range: 'bytes=0-0' },
];

async function scan(target: Target, query: string): Promise<void> {
  for (const headers of SCANNERS)
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'PROPFIND', 'DELETE', 'PUT', 'PATCH'])
      await ask(target, `${query}&_method=POST&frequency=week`, { method, headers });
}
