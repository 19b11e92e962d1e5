import { readerKey } from '../../src/digest/mail/addresses.ts';
import { signToken } from '../../src/subscriptions/store/tokens.ts';
import {
  addSubscribers,
  ask,
  nextNetwork,
  quiet,
  stateOf,
  subscribe,
  type Tally,
  type Target,
} from './target.ts';

/** Requests that are under way at the same time. */
const AT_ONCE = 50;
/** Most mails to confirm that one network can cause at once, as `MOST_FROM_NETWORK` of the server. */
const MOST_FROM_NETWORK = 10;
/** As `MAILS_PER_DAY` of the store. */
const MOST_TO_MAILBOX = 3;

interface Flood {
  readonly kind: string;
  readonly address: (number: number) => string;
  readonly network: (number: number) => string;
  /** The most requests that may be taken. */
  readonly mostTaken: number;
}

/** Floods from one network, for one mailbox, and from many networks for many. @param perHour the limit of the service. */
export function floodsOf(perHour: number): readonly Flood[] {
  const one = nextNetwork();
  return [
    {
      kind: 'one network',
      address: (number) => `one${number}@flood.example.org`,
      network: () => one,
      mostTaken: MOST_FROM_NETWORK + 1,
    },
    {
      kind: 'one mailbox',
      address: (number) =>
        [`victim@flood.example.org`, `Victim+${number}@flood.example.org`, `VICTIM@FLOOD.example.org`][
          number % 3
        ] ?? '',
      network: nextNetwork,
      mostTaken: perHour,
    },
    {
      kind: 'many networks',
      address: (number) => `many${number}@flood.example.org`,
      network: nextNetwork,
      mostTaken: perHour,
    },
  ];
}

/** Asks for subscriptions as fast as possible. Limits must hold, and a reader who changes a subscription must be served meanwhile. */
export async function runFlood(
  target: Target,
  { kind, address, network, mostTaken }: Flood,
  requests: number,
): Promise<Tally> {
  const failures: string[] = [];
  const reader = `honest.${kind.replaceAll(' ', '-')}@x.example.org`;
  addSubscribers(target, [reader]);
  const manage = `manage?token=${signToken(target.key, 'manage', readerKey(reader), new Date())}`;
  const [before, firstMail, start] = [stateOf(target), target.mails.taken.length, performance.now()];
  const statuses = new Map<number, number>();
  let [next, slowest, isOver] = [0, 0, false];
  const goOn = async () => {
    while (next < requests) {
      const number = next++;
      const { status } = await subscribe(target, address(number), { 'X-Forwarded-For': network(number) });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  const honest = (async () => {
    while (!isOver) {
      const asked = performance.now();
      const { status } = await ask(target, manage);
      slowest = Math.max(slowest, performance.now() - asked);
      if (status !== 200) failures.push(`an honest reader got ${status} meanwhile`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  await Promise.all(Array.from({ length: AT_ONCE }, goOn));
  isOver = true;
  await honest;
  const seconds = (performance.now() - start) / 1000;
  await quiet(target);
  const taken = statuses.get(200) ?? 0;
  if (taken > mostTaken) failures.push(`${taken} requests were taken`);
  if (statuses.has(0) || statuses.has(500)) failures.push('some requests had no answer, or failed');
  const mailboxes = Map.groupBy(target.mails.taken.slice(firstMail), ({ to }) =>
    to.toLowerCase().replace(/\+[^@]*@/u, '@'),
  );
  for (const [mailbox, mails] of mailboxes)
    if (mails.length > MOST_TO_MAILBOX) failures.push(`${mails.length} mails went to ${mailbox}`);
  if (stateOf(target) !== before) failures.push('a subscription was changed');
  const answers = [...statuses].sort().map(([status, number]) => `${number} × ${status}`);
  return {
    kind: `flood, ${kind}`,
    tried: requests,
    failures,
    figures: `${seconds.toFixed(0)} s (${answers.join(', ')}); an honest reader waited ${slowest.toFixed(0)} ms at most`,
  };
}
